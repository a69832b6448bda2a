이보다/PRON 더/ADV 좋은/ADJ 빵은/NOUN 없다/ADJ ./PUNCT
그/DET 등대는/NOUN 1902년에/NOUN 세워졌다/VERB ./PUNCT
우리가/PRON 지은/VERB 집은/NOUN 아직/ADV 튼튼하다/ADJ ./PUNCT
생쥐가/NOUN 자루/NOUN 뒤에/NOUN 숨어/VERB 있었다/AUX ./PUNCT
어제/NOUN 도시에서/NOUN 온/VERB 손님은/NOUN 누구예요/VERB ?/PUNCT
이/DET 강의/NOUN 길이는/NOUN 47킬로미터이다/VERB ./PUNCT
모두/ADV 자리에/NOUN 앉으세요/VERB ./PUNCT
네/PRON 동생은/NOUN 몇/DET 살이니/VERB ?/PUNCT
거기에/PRON 누구/PRON 있어요/ADJ ?/PUNCT
등대의/NOUN 높이는/NOUN 24미터이다/VERB ./PUNCT
그러면/CCONJ 같이/ADV 가자/VERB ./PUNCT
지붕이/NOUN 무너진/VERB 것은/NOUN 눈/NOUN 때문이다/VERB ./PUNCT
"/PUNCT 아니요/INTJ ,/PUNCT 저는/PRON 안/ADV 갔어요/VERB ./PUNCT "/PUNCT
만세/INTJ ,/PUNCT 우리가/PRON 이겼다/VERB !/PUNCT
배는/NOUN 십/NUM 분마다/NOUN 떠난다/VERB ./PUNCT
나는/PRON 하루에/NOUN 세/NUM 번/NOUN 이를/NOUN 닦는다/VERB ./PUNCT
제가/PRON 짐을/NOUN 들어/VERB 드릴게요/AUX ./PUNCT
이제/ADV 집에/NOUN 가도/VERB 됩니다/VERB ./PUNCT
꽃이/NOUN 참/ADV 예쁘게/ADV 피었구나/VERB !/PUNCT
조용한/ADJ 마을에/NOUN 큰일이/NOUN 생겼다/VERB ./PUNCT
동생이/NOUN 말/NOUN 없이/ADV 방을/NOUN 나갔다/VERB ./PUNCT
헌/DET 옷을/NOUN 모두/ADV 모아서/VERB 보냈다/VERB ./PUNCT
까마귀는/NOUN 모르는/VERB 척했다/AUX ./PUNCT
여우는/NOUN 젖은/VERB 채/NOUN 서/VERB 있었다/AUX ./PUNCT
비가/NOUN 오더라도/VERB 학교에/NOUN 가겠다/VERB ./PUNCT
주머니에/NOUN 돈이/NOUN 하나도/NUM 없었다/ADJ ./PUNCT
왜/ADV 아무것도/PRON 먹지/VERB 않니/AUX ?/PUNCT
수아네/PROPN 집은/NOUN 방앗간/NOUN 옆에/NOUN 있다/ADJ ./PUNCT
내가/PRON 너를/PRON 도와줄게/VERB ./PUNCT
조금/ADV 기다리면/VERB 반죽이/NOUN 부푼다/VERB ./PUNCT
방/NOUN 안으로/NOUN 들어오는/VERB 바람이/NOUN 차다/ADJ ./PUNCT
길이/NOUN 얼마나/ADV 먼지/ADJ 모르겠다/VERB ./PUNCT
거위는/NOUN 마당에서/NOUN 기르는/VERB 새이다/VERB ./PUNCT
마치/ADV 꿈을/NOUN 꾸는/VERB 것/NOUN 같았다/ADJ ./PUNCT
비가/NOUN 와서/VERB 그런지/ADJ 강물이/NOUN 흐리다/ADJ ./PUNCT
늑대가/NOUN 눈/NOUN 속에/NOUN 찍힌/VERB 발자국을/NOUN 따라갔다/VERB ./PUNCT
아저씨는/NOUN 렌즈를/NOUN 날마다/ADV 깨끗하게/ADV 닦으신다/VERB ./PUNCT
빵집의/NOUN 불은/NOUN 꺼져/VERB 있지만/AUX 안에는/NOUN 아직/ADV 사람이/NOUN 있다/ADJ ./PUNCT
"/PUNCT 일곱/NUM 시/NOUN 반에/NOUN 느티나무/NOUN 밑에서/NOUN 만나자/VERB ./PUNCT "/PUNCT
대장장이/NOUN 박/PROPN 씨는/NOUN 붉게/ADV 달군/VERB 쇠를/NOUN 물에/NOUN 넣어/VERB 식힌다/VERB ./PUNCT
민호는/PROPN 약이/NOUN 너무/ADV 써서/ADJ 얼굴을/NOUN 찡그렸지만/VERB 한/NUM 방울도/NOUN 남기지/VERB 않았다/AUX ./PUNCT
이때/NOUN 물의/NOUN 온도가/NOUN 너무/ADV 높으면/ADJ 이스트가/NOUN 죽고/VERB 만다/AUX ./PUNCT
오늘/NOUN 할/VERB 일을/NOUN 내일로/NOUN 미루지/VERB 말라는/AUX 말이/NOUN 있다/ADJ ./PUNCT
값을/NOUN 20/NUM %/SYM 나/ADP 깎아/VERB 주셔서/AUX 정말/ADV 고마웠어요/ADJ ./PUNCT
겨울/NOUN 바람이/NOUN 차니까/ADJ 목도리를/NOUN 꼭/ADV 두르고/VERB 가거라/VERB ./PUNCT
나룻배를/NOUN 타거나/VERB 또는/CCONJ 다리를/NOUN 건너서/VERB 오시면/VERB 됩니다/VERB ./PUNCT
영화를/NOUN 보다/VERB 잠든/VERB 적이/NOUN 있나요/ADJ ?/PUNCT
이/DET 방은/NOUN 좀/ADV 작은/ADJ 듯하지만/AUX 혼자/ADV 쓰기에는/VERB 충분하다/ADJ ./PUNCT

수아는/PROPN 아침마다/NOUN 강가를/NOUN 걷는다/VERB ./PUNCT
민호가/PROPN 큰/ADJ 소리로/NOUN 누나를/NOUN 불렀다/VERB ./PUNCT
방앗간/NOUN 할머니는/NOUN 밀가루를/NOUN 곱게/ADV 빻으셨다/VERB ./PUNCT
물레방아가/NOUN 천천히/ADV 돌고/VERB 있다/AUX ./PUNCT
너는/PRON 여기/PRON 가만히/ADV 있어라/VERB ./PUNCT
오늘은/NOUN 바람이/NOUN 많이/ADV 분다/VERB ./PUNCT
이/DET 빵은/NOUN 누가/PRON 구웠어요/VERB ?/PUNCT
이는/PRON 아주/ADV 오래된/ADJ 이야기이다/VERB ./PUNCT
민호는/PROPN 어제/NOUN 이가/NOUN 아파서/ADJ 의사/NOUN 선생님께/NOUN 갔다/VERB ./PUNCT
빵집/NOUN 지은/PROPN 씨는/NOUN 새벽/NOUN 세/NUM 시에/NOUN 일어난다/VERB ./PUNCT
박/PROPN 씨가/NOUN 망치로/NOUN 쇠를/NOUN 두드린다/VERB ./PUNCT
김/PROPN 영감님은/NOUN 노를/NOUN 저어/VERB 강을/NOUN 건넌다/VERB ./PUNCT
한/NUM 아이가/NOUN 손을/NOUN 번쩍/ADV 들었다/VERB ./PUNCT
우리는/PRON 꼭/ADV 숙제를/NOUN 해야/VERB 한다/AUX ./PUNCT
등대지기/NOUN 아저씨는/NOUN 밤마다/NOUN 불을/NOUN 켠다/VERB ./PUNCT
그는/PRON 평생/NOUN 바다를/NOUN 지켰다/VERB ./PUNCT
그의/PRON 손은/NOUN 크고/ADJ 따뜻하다/ADJ ./PUNCT
저/DET 산/NOUN 너머에/NOUN 바다가/NOUN 있어요/ADJ ./PUNCT
저는/PRON 느티골에/PROPN 사는/VERB 수아예요/VERB ./PUNCT
저/INTJ ,/PUNCT 말씀/NOUN 좀/ADV 묻겠습니다/VERB ./PUNCT
문을/NOUN 좀/ADV 열어/VERB 주세요/AUX ./PUNCT
할머니는/NOUN 우리에게/PRON 사과를/NOUN 주셨다/VERB ./PUNCT
지은/PROPN 씨가/NOUN 나에게/PRON 빵을/NOUN 구워/VERB 주었다/AUX ./PUNCT
이것은/PRON 내가/PRON 지은/VERB 노래이다/VERB ./PUNCT
아이들이/NOUN 빵을/NOUN 다/ADV 먹어/VERB 버렸다/AUX ./PUNCT
누가/PRON 길에/NOUN 쓰레기를/NOUN 버렸니/VERB ?/PUNCT
여우는/NOUN 까마귀의/NOUN 우산을/NOUN 돌려주었다/VERB ./PUNCT
까마귀는/NOUN 아무/DET 말도/NOUN 하지/VERB 않았다/AUX ./PUNCT
고슴도치야/NOUN ,/PUNCT 같이/ADV 감자를/NOUN 심자/VERB ./PUNCT
눈처럼/NOUN 하얀/ADJ 거위가/NOUN 연못에/NOUN 떠/VERB 있다/AUX ./PUNCT
부엉이는/NOUN 낮에/NOUN 자고/VERB 밤에/NOUN 일한다/VERB ./PUNCT
늙은/VERB 늑대는/NOUN 이제/ADV 뛰지/VERB 못한다/AUX ./PUNCT
나는/PRON 노래를/NOUN 잘/ADV 못한다/VERB ./PUNCT
나는/PRON 오늘/NOUN 학교에/NOUN 못/ADV 간다/VERB ./PUNCT
벽에/NOUN 못을/NOUN 두/NUM 개/NOUN 박았다/VERB ./PUNCT
당나귀의/NOUN 종이/NOUN 딸랑딸랑/ADV 울렸다/VERB ./PUNCT
개구리들이/NOUN 못에서/NOUN 시끄럽게/ADV 운다/VERB ./PUNCT
와/INTJ ,/PUNCT 눈이/NOUN 온다/VERB !/PUNCT
온/DET 마을이/NOUN 눈으로/NOUN 덮였다/VERB ./PUNCT
할머니는/NOUN 눈이/NOUN 어두우시다/ADJ ./PUNCT
비가/NOUN 그치고/VERB 날이/NOUN 밝았다/VERB ./PUNCT
달이/NOUN 밝아서/ADJ 길이/NOUN 잘/ADV 보인다/VERB ./PUNCT
달은/NOUN 해보다/NOUN 훨씬/ADV 작다/ADJ ./PUNCT
보다/ADV 빠른/ADJ 길은/NOUN 없을까요/ADJ ?/PUNCT
나는/PRON 빵을/NOUN 한번/ADV 만들어/VERB 보고/AUX 싶다/AUX ./PUNCT
할머니가/NOUN 보고/VERB 싶어요/AUX ./PUNCT
비가/NOUN 오려나/VERB 보다/AUX ./PUNCT
이/DET 다리는/NOUN 길이가/NOUN 80미터나/NOUN 된다/VERB ./PUNCT
다리가/NOUN 아파서/ADJ 더는/ADV 못/ADV 걷겠어요/VERB ./PUNCT
물이/NOUN 얼면/VERB 얼음이/NOUN 된다/VERB ./PUNCT
봄이/NOUN 되면/VERB 꽃이/NOUN 핀다/VERB ./PUNCT
우리는/PRON 드디어/ADV 강을/NOUN 건너게/VERB 되었다/AUX ./PUNCT
선생님은/NOUN 학교에/NOUN 계신다/VERB ./PUNCT
할아버지는/NOUN 방에서/NOUN 책을/NOUN 읽고/VERB 계신다/AUX ./PUNCT
모든/DET 사람이/NOUN 손뼉을/NOUN 쳤다/VERB ./PUNCT
모두가/NOUN 그/DET 소식을/NOUN 듣고/VERB 기뻐했다/VERB ./PUNCT
둘/NUM 다/ADV 맞는/VERB 말이다/VERB ./PUNCT
밥을/NOUN 다/ADV 먹은/VERB 뒤에/NOUN 차를/NOUN 마셨다/VERB ./PUNCT
새/DET 신발이/NOUN 내/PRON 발에/NOUN 꼭/ADV 맞는다/VERB ./PUNCT
새/NOUN 한/NUM 마리가/NOUN 지붕/NOUN 위로/NOUN 날아갔다/VERB ./PUNCT
배가/NOUN 아프면/ADJ 배를/NOUN 많이/ADV 먹지/VERB 마라/AUX ./PUNCT
시장에서/NOUN 배/NOUN 네/NUM 개를/NOUN 샀다/VERB ./PUNCT
네/INTJ ,/PUNCT 제가/PRON 바로/ADV 민호입니다/VERB ./PUNCT
네가/PRON 먼저/ADV 말해/VERB 봐/AUX ./PUNCT
아이가/NOUN 몇이나/NUM 되는지/VERB 세어/VERB 보세요/AUX ./PUNCT
선생님/NOUN ,/PUNCT 눈은/NOUN 왜/ADV 내려요/VERB ?/PUNCT
어떻게/ADV 하면/VERB 빵이/NOUN 잘/ADV 부풀까요/VERB ?/PUNCT
언제/ADV 장이/NOUN 열립니까/VERB ?/PUNCT
사과/NOUN 한/NUM 개에/NOUN 얼마예요/VERB ?/PUNCT
여기가/PRON 바로/ADV 우리/PRON 학교예요/VERB ./PUNCT
어디서/PRON 오셨습니까/VERB ?/PUNCT
안에/NOUN 아무도/PRON 없습니다/ADJ ./PUNCT
집/NOUN 안이/NOUN 아주/ADV 조용하다/ADJ ./PUNCT
저는/PRON 고기를/NOUN 안/ADV 먹어요/VERB ./PUNCT
안/ADV 좋은/ADJ 소식이/NOUN 있다/ADJ ./PUNCT
그/DET 일은/NOUN 생각보다/NOUN 쉽지/ADJ 않았다/AUX ./PUNCT
연못의/NOUN 깊이는/NOUN 2미터쯤/NOUN 된다/VERB ./PUNCT
배가/NOUN 물에/NOUN 깊이/ADV 잠겼다/VERB ./PUNCT
새들이/NOUN 하늘/NOUN 높이/ADV 난다/VERB ./PUNCT
높이가/NOUN 다른/ADJ 두/NUM 탑이/NOUN 나란히/ADV 서/VERB 있다/AUX ./PUNCT
다른/ADJ 사람은/NOUN 모두/ADV 집에/NOUN 갔다/VERB ./PUNCT
나와/PRON 동생은/NOUN 성격이/NOUN 많이/ADV 다르다/ADJ ./PUNCT
우리/PRON 마을에는/NOUN 214명이/NOUN 산다/VERB ./PUNCT
그러나/CCONJ 강/NOUN 건너에는/NOUN 마을이/NOUN 없다/ADJ ./PUNCT
그래서/CCONJ 우리는/PRON 걸어서/VERB 가기로/VERB 했다/AUX ./PUNCT
그런데/CCONJ 왜/ADV 불이/NOUN 꺼졌을까/VERB ?/PUNCT
하지만/CCONJ 민호는/PROPN 울지/VERB 않았다/AUX ./PUNCT
그래도/CCONJ 나는/PRON 이/DET 마을이/NOUN 좋다/ADJ ./PUNCT
버스/NOUN 또는/CCONJ 기차를/NOUN 타고/VERB 오세요/VERB ./PUNCT
쌀/NOUN ,/PUNCT 콩/NOUN 및/CCONJ 소금을/NOUN 팝니다/VERB ./PUNCT
그/DET 사람은/NOUN 의사/NOUN 혹은/CCONJ 교사일/VERB 것이다/VERB ./PUNCT
내일은/NOUN 비가/NOUN 올/VERB 것/NOUN 같다/ADJ ./PUNCT
나와/PRON 같은/ADJ 반/NOUN 친구가/NOUN 이사를/NOUN 갔다/VERB ./PUNCT
수아는/PROPN 꽃/NOUN 같은/ADJ 아이이다/VERB ./PUNCT
고양이/NOUN 때문에/NOUN 생쥐들이/NOUN 도망쳤다/VERB ./PUNCT
배가/NOUN 고프기/ADJ 때문에/NOUN 걸을/VERB 수/NOUN 없다/ADJ ./PUNCT
"/PUNCT 안녕하세요/ADJ ?/PUNCT "/PUNCT 하고/VERB 민호가/PROPN 인사했다/VERB ./PUNCT
"/PUNCT 빨리/ADV 오렴/VERB !/PUNCT "/PUNCT 누나가/NOUN 소리쳤다/VERB ./PUNCT
여우는/NOUN "/PUNCT 미안해/ADJ ./PUNCT "/PUNCT 라고/ADP 말했다/VERB ./PUNCT
박/PROPN 씨는/NOUN "/PUNCT 쇠는/NOUN 뜨거울/ADJ 때/NOUN 쳐라/VERB ./PUNCT "/PUNCT 라고/ADP 했다/VERB ./PUNCT
아이들은/NOUN "/PUNCT 눈이다/VERB !/PUNCT "/PUNCT 하며/VERB 밖으로/NOUN 뛰어나갔다/VERB ./PUNCT
"/PUNCT 이것은/PRON 뭐예요/VERB ?/PUNCT "/PUNCT 수아가/PROPN 물었다/VERB ./PUNCT
"/PUNCT 그건/PRON 옛/DET 수문의/NOUN 열쇠란다/VERB ./PUNCT "/PUNCT
"/PUNCT 그래/INTJ ,/PUNCT 네/PRON 말이/NOUN 맞다/VERB ./PUNCT "/PUNCT
"/PUNCT 자/INTJ ,/PUNCT 이제/ADV 출발합시다/VERB !/PUNCT "/PUNCT
이제/ADV 그만/ADV 자/VERB ./PUNCT
나무로/NOUN 만든/VERB 자로/NOUN 옷감을/NOUN 잰다/VERB ./PUNCT
아이고/INTJ ,/PUNCT 내/PRON 허리야/NOUN !/PUNCT
어머/INTJ ,/PUNCT 벌써/ADV 밤이네/VERB !/PUNCT
아/INTJ ,/PUNCT 이제야/ADV 알겠어요/VERB ./PUNCT
쉿/INTJ ,/PUNCT 아기가/NOUN 자고/VERB 있어/AUX ./PUNCT
여보세요/INTJ ,/PUNCT 거기/PRON 누구/PRON 없어요/ADJ ?/PUNCT
인구의/NOUN 30/NUM %/SYM 가/ADP 농사를/NOUN 짓는다/VERB ./PUNCT
물은/NOUN 사람/NOUN 몸의/NOUN 약/DET 60/NUM %/SYM 를/ADP 차지한다/VERB ./PUNCT
올해는/NOUN 밀이/NOUN 작년보다/NOUN 15/NUM %/SYM 더/ADV 나왔다/VERB ./PUNCT
오늘/NOUN 아침/NOUN 기온은/NOUN 3.5도였다/VERB ./PUNCT
계단은/NOUN 모두/ADV 128개이다/VERB ./PUNCT
편지는/NOUN 3월/NOUN 5일에/NOUN 도착했다/VERB ./PUNCT
수업은/NOUN 오전/NOUN 아홉/NUM 시에/NOUN 시작한다/VERB ./PUNCT
동생은/NOUN 올해/NOUN 열/NUM 살이/NOUN 되었다/VERB ./PUNCT
민호는/PROPN 열이/NOUN 나서/VERB 누워/VERB 있다/AUX ./PUNCT
열에/NUM 아홉은/NUM 그/DET 답을/NOUN 모른다/VERB ./PUNCT
하나에/NUM 둘을/NUM 더하면/VERB 셋이다/VERB ./PUNCT
이/NUM 더하기/NOUN 삼은/NUM 오이다/VERB ./PUNCT
첫/NUM 손님은/NOUN 의사/NOUN 선생님이었다/VERB ./PUNCT
첫째/NUM ,/PUNCT 손을/NOUN 깨끗이/ADV 씻으세요/VERB ./PUNCT
두/NUM 번째/NOUN 문제는/NOUN 아주/ADV 어렵다/ADJ ./PUNCT
한/NUM 번/NOUN 더/ADV 말씀해/VERB 주세요/AUX ./PUNCT
반죽을/NOUN 500그램씩/NOUN 나누어/VERB 놓았다/AUX ./PUNCT
지은/PROPN 씨는/NOUN 접시를/NOUN 탁자/NOUN 위에/NOUN 놓았다/VERB ./PUNCT
문을/NOUN 그대로/ADV 열어/VERB 두세요/AUX ./PUNCT
가방은/NOUN 저쪽에/PRON 두세요/VERB ./PUNCT
해가/NOUN 져서/VERB 날이/NOUN 어두워/ADJ 간다/AUX ./PUNCT
우리는/PRON 장에/NOUN 가서/VERB 소금을/NOUN 샀다/VERB ./PUNCT
이/DET 떡을/NOUN 할머니께/NOUN 가져다/VERB 드려라/AUX ./PUNCT
이/DET 편지는/NOUN 선생님께/NOUN 드릴/VERB 거예요/VERB ./PUNCT
그/DET 아이는/NOUN 끝내/ADV 문제를/NOUN 풀어/VERB 냈다/AUX ./PUNCT
수아는/PROPN 주머니에서/NOUN 동전을/NOUN 냈다/VERB ./PUNCT
밥을/NOUN 먹고/VERB 나서/AUX 이를/NOUN 닦자/VERB ./PUNCT
산에서/NOUN 불이/NOUN 나서/VERB 모두/ADV 달려갔다/VERB ./PUNCT
물에/NOUN 들어가지/VERB 마세요/AUX ./PUNCT
걱정하지/VERB 마/AUX ./PUNCT
거짓말을/NOUN 하면/VERB 안/ADV 된다/VERB ./PUNCT
나는/PRON 내일까지/NOUN 이/DET 책을/NOUN 읽어야/VERB 된다/AUX ./PUNCT
나는/PRON 커서/VERB 의사가/NOUN 되고/VERB 싶다/AUX ./PUNCT
나무가/NOUN 너무/ADV 커서/ADJ 옮길/VERB 수가/NOUN 없다/ADJ ./PUNCT
아이들은/NOUN 하루가/NOUN 다르게/ADV 큰다/VERB ./PUNCT
느티골에는/PROPN 큰/ADJ 느티나무가/NOUN 있다/ADJ ./PUNCT
학교에/NOUN 늦어서/VERB 죄송합니다/ADJ ./PUNCT
늦은/ADJ 밤까지/NOUN 불이/NOUN 켜져/VERB 있었다/AUX ./PUNCT
오늘은/NOUN 아침을/NOUN 늦게/ADV 먹었다/VERB ./PUNCT
예쁜/ADJ 꽃을/NOUN 꺾지/VERB 말아라/AUX ./PUNCT
그/DET 노래는/NOUN 정말/ADV 아름다웠다/ADJ ./PUNCT
빵이/NOUN 맛있어서/ADJ 두/NUM 개나/NOUN 먹었다/VERB ./PUNCT
아이들이/NOUN 국수를/NOUN 맛있게/ADV 먹는다/VERB ./PUNCT
이/DET 이야기는/NOUN 무척/ADV 재미있다/ADJ ./PUNCT
민호는/PROPN 공을/NOUN 멀리/ADV 찼다/VERB ./PUNCT
어젯밤에는/NOUN 달이/NOUN 꽉/ADV 찼다/VERB ./PUNCT
차를/NOUN 마시면/VERB 몸이/NOUN 따뜻해진다/VERB ./PUNCT
할머니/NOUN ,/PUNCT 오래/ADV 건강하세요/ADJ ./PUNCT
도와주셔서/VERB 정말/ADV 감사합니다/VERB ./PUNCT
선생님/NOUN ,/PUNCT 고맙습니다/ADJ ./PUNCT
안녕히/ADV 가세요/VERB ./PUNCT
안녕/INTJ ,/PUNCT 내일/NOUN 또/ADV 만나/VERB ./PUNCT
서로/ADV 돕는/VERB 마음이/NOUN 중요하다/ADJ ./PUNCT
혼자/ADV 가지/VERB 말고/AUX 함께/ADV 가요/VERB ./PUNCT
소금/NOUN 없이/ADV 국을/NOUN 끓였다/VERB ./PUNCT
말/NOUN 한/NUM 마리가/NOUN 풀을/NOUN 뜯는다/VERB ./PUNCT
그런/DET 말은/NOUN 처음/NOUN 들어요/VERB ./PUNCT
이런/DET 날에는/NOUN 배를/NOUN 띄울/VERB 수/NOUN 없습니다/ADJ ./PUNCT
어떤/DET 사람이/NOUN 나를/PRON 찾아왔다/VERB ./PUNCT
무슨/DET 일로/NOUN 오셨어요/VERB ?/PUNCT
여러/DET 사람이/NOUN 힘을/NOUN 모았다/VERB ./PUNCT
옛/DET 친구가/NOUN 편지를/NOUN 보내/VERB 왔다/AUX ./PUNCT
오랜/DET 시간이/NOUN 지나도/VERB 나는/PRON 그날을/NOUN 잊지/VERB 못한다/AUX ./PUNCT
아무/DET 때나/NOUN 오세요/VERB ./PUNCT
웬/DET 아이가/NOUN 문을/NOUN 두드렸다/VERB ./PUNCT
그/DET 밖의/NOUN 물건은/NOUN 창고에/NOUN 있다/ADJ ./PUNCT
밖에/NOUN 눈이/NOUN 쌓였다/VERB ./PUNCT
길에서/NOUN 만난/VERB 사람은/NOUN 바로/ADV 그였다/VERB ./PUNCT
나는/PRON 네가/PRON 온/VERB 줄/NOUN 몰랐다/VERB ./PUNCT
아이들이/NOUN 한/NUM 줄로/NOUN 섰다/VERB ./PUNCT
그/DET 섬에/NOUN 가/VERB 본/AUX 적이/NOUN 없다/ADJ ./PUNCT
하마터면/ADV 강에/NOUN 빠질/VERB 뻔했다/AUX ./PUNCT
그/DET 책은/NOUN 읽을/VERB 만하다/AUX ./PUNCT
밤새/ADV 비가/NOUN 온/VERB 듯하다/AUX ./PUNCT
민호는/PROPN 아침마다/NOUN 강을/NOUN 보러/VERB 가곤/VERB 했다/AUX ./PUNCT
지은/PROPN 씨는/NOUN 문을/NOUN 닫으려고/VERB 했다/AUX ./PUNCT
나는/PRON 그저/ADV 웃을/VERB 뿐이다/VERB ./PUNCT
먹을/VERB 만큼/NOUN 가져가세요/VERB ./PUNCT
시키는/VERB 대로/NOUN 하겠습니다/VERB ./PUNCT
이사한/VERB 지/NOUN 석/NUM 달이/NOUN 지났다/VERB ./PUNCT
길을/NOUN 찾는/VERB 데/NOUN 오래/ADV 걸렸다/VERB ./PUNCT
갈/VERB 데가/NOUN 없으면/ADJ 우리/PRON 집으로/NOUN 와라/VERB ./PUNCT
지금/NOUN 무엇을/PRON 하고/VERB 계세요/AUX ?/PUNCT
지금은/NOUN 물을/NOUN 긷는/VERB 중이에요/VERB ./PUNCT
요즘/NOUN 당나귀는/NOUN 짐을/NOUN 나르느라/VERB 바쁘다/ADJ ./PUNCT
아직도/ADV 눈이/NOUN 내리고/VERB 있니/AUX ?/PUNCT
눈이/NOUN 와도/VERB 배는/NOUN 떠난다/VERB ./PUNCT
시간이/NOUN 있으면/ADJ 차나/NOUN 한잔/NOUN 드세요/VERB ./PUNCT
우리/PRON 집에는/NOUN 책이/NOUN 많이/ADV 있다/ADJ ./PUNCT
많은/ADJ 사람이/NOUN 장터에/NOUN 모였다/VERB ./PUNCT
장터에는/NOUN 사람이/NOUN 아주/ADV 많다/ADJ ./PUNCT
물이/NOUN 깊어/ADJ 아이는/NOUN 건널/VERB 수/NOUN 없었다/ADJ ./PUNCT
우리/PRON 저기/PRON 있는/ADJ 나무까지/NOUN 뛰자/VERB ./PUNCT
저기/PRON 보이는/VERB 것이/NOUN 등대란다/VERB ./PUNCT
의자에/NOUN 앉아/VERB 있는/AUX 사람은/NOUN 누구지/VERB ?/PUNCT
집에/NOUN 있던/ADJ 빵을/NOUN 누가/PRON 가져갔을까/VERB ?/PUNCT
나는/PRON 오늘/NOUN 하루/NOUN 집에/NOUN 있겠다/VERB ./PUNCT
잠깐만/ADV 거기/PRON 있어/VERB 봐/AUX ./PUNCT
모르는/VERB 것이/NOUN 있거든/ADJ 나에게/PRON 물어라/VERB ./PUNCT
개가/NOUN 내/PRON 손을/NOUN 물었다/VERB ./PUNCT
고양이는/NOUN 쥐를/NOUN 잡지/VERB 못하고/AUX 돌아갔다/VERB ./PUNCT
토끼는/NOUN 참을성이/NOUN 많지/ADJ 않았다/AUX ./PUNCT
오늘은/NOUN 그다지/ADV 춥지/ADJ 않네요/AUX ./PUNCT
나는/PRON 장난꾸러기가/NOUN 아니다/ADJ ./PUNCT
이것은/PRON 꿈이/NOUN 아니라/ADJ 진짜이다/VERB ./PUNCT
고래는/NOUN 물고기가/NOUN 아닙니다/ADJ ./PUNCT
서울은/PROPN 한국의/PROPN 수도이다/VERB ./PUNCT
삼촌은/NOUN 부산에서/PROPN 기차를/NOUN 타고/VERB 왔다/VERB ./PUNCT
버들강은/PROPN 바다로/NOUN 흘러간다/VERB ./PUNCT
수아야/PROPN ,/PUNCT 우산/NOUN 가져가/VERB !/PUNCT
수아와/PROPN 민호는/PROPN 남매이다/VERB ./PUNCT
민호의/PROPN 꿈은/NOUN 뱃사공이/NOUN 되는/VERB 것이다/VERB ./PUNCT
이번에는/NOUN 민호/PROPN 차례이다/VERB ./PUNCT
느티골의/PROPN 장은/NOUN 닷새마다/NOUN 열린다/VERB ./PUNCT
저/DET 분이/NOUN 우리/PRON 선생님이십니다/VERB ./PUNCT
저희는/PRON 강/NOUN 건너/NOUN 마을에서/NOUN 왔습니다/VERB ./PUNCT
자기/PRON 물건은/NOUN 자기가/PRON 챙겨야/VERB 한다/AUX ./PUNCT
당신은/PRON 누구십니까/VERB ?/PUNCT
제/PRON 이름은/NOUN 박민수입니다/VERB ./PUNCT
나에게도/PRON 좀/ADV 보여/VERB 다오/AUX ./PUNCT
좀/ADV 더/ADV 기다려/VERB 보자/AUX ./PUNCT
함께/ADV 노래를/NOUN 불러/VERB 봅시다/AUX ./PUNCT
친구와/NOUN 같이/ADV 등대에/NOUN 갔다/VERB ./PUNCT
다음과/NOUN 같이/ADV 줄을/NOUN 서세요/VERB ./PUNCT
사실/ADV 나는/PRON 글을/NOUN 읽지/VERB 못한다/AUX ./PUNCT
그것은/PRON 사실과/NOUN 다르다/ADJ ./PUNCT
정말/ADV 그/DET 말이/NOUN 정말이니/VERB ?/PUNCT
물을/NOUN 조금만/ADV 더/ADV 넣어라/VERB ./PUNCT
빨간/ADJ 지붕이/NOUN 멀리서/ADV 보인다/VERB ./PUNCT
바다에서는/NOUN 파란/ADJ 하늘이/NOUN 더/ADV 가깝다/ADJ ./PUNCT
검은/ADJ 구름이/NOUN 몰려오자/VERB 갑자기/ADV 어두워졌다/VERB ./PUNCT
따뜻한/ADJ 봄이/NOUN 오면/VERB 등대에/NOUN 놀러/VERB 가자/VERB ./PUNCT
산/NOUN 위에/NOUN 흰/ADJ 구름이/NOUN 걸려/VERB 있다/AUX ./PUNCT
그/DET 나무는/NOUN 400년을/NOUN 산/VERB 나무이다/VERB ./PUNCT
눈을/NOUN 감고/VERB 소리를/NOUN 들어/VERB 보세요/AUX ./PUNCT
갈/VERB 길이/NOUN 머니/ADJ 서둘러/VERB 떠나자/VERB ./PUNCT
해가/NOUN 뜨기/VERB 전에/NOUN 일어나야/VERB 해요/AUX ./PUNCT
갑자기/ADV 비가/NOUN 쏟아지기/VERB 시작했다/VERB ./PUNCT
아이들은/NOUN 겨울이/NOUN 오기를/VERB 기다린다/VERB ./PUNCT
이/DET 산은/NOUN 오르기가/VERB 무척/ADV 힘들다/ADJ ./PUNCT
할머니의/NOUN 웃음이/NOUN 참/ADV 좋다/ADJ ./PUNCT
나는/PRON 까마귀가/NOUN 웃는/VERB 것을/NOUN 보았다/VERB ./PUNCT
누가/PRON 옳은지/ADJ 잘/ADV 생각해/VERB 보아라/AUX ./PUNCT
먼지가/NOUN 쌓인/VERB 책을/NOUN 닦았다/VERB ./PUNCT
물건을/NOUN 살/VERB 때는/NOUN 값을/NOUN 물어봐야/VERB 한다/AUX ./PUNCT
동생은/NOUN 여덟/NUM 살/NOUN 때/NOUN 수영을/NOUN 배웠다/VERB ./PUNCT
손에/NOUN 때가/NOUN 많이/ADV 묻었구나/VERB ./PUNCT
개구리는/NOUN 달을/NOUN 좋아한다/VERB ./PUNCT
이것은/PRON 누나가/NOUN 쓴/VERB 편지이다/VERB ./PUNCT
모자를/NOUN 쓴/VERB 아이가/NOUN 웃고/VERB 있다/AUX ./PUNCT
비가/NOUN 갠/VERB 하늘은/NOUN 높고/ADJ 맑다/ADJ ./PUNCT
의사/NOUN 선생님은/NOUN 밤길을/NOUN 걸어/VERB 오셨다/VERB ./PUNCT
가게가/NOUN 문을/NOUN 닫았다/VERB ./PUNCT
우리도/PRON 곧/ADV 가게/VERB 될/AUX 거야/VERB ./PUNCT
창고가/NOUN 넓어서/ADJ 쌀을/NOUN 많이/ADV 넣을/VERB 수/NOUN 있다/ADJ ./PUNCT
선생님/NOUN ,/PUNCT 질문이/NOUN 하나/NUM 있습니다/ADJ ./PUNCT
물론/ADV 제가/PRON 하겠습니다/VERB ./PUNCT
아마/ADV 그는/PRON 오지/VERB 않을/AUX 것입니다/VERB ./PUNCT
만약/ADV 눈이/NOUN 오면/VERB 소풍을/NOUN 미루겠습니다/VERB ./PUNCT
비록/ADV 작지만/ADJ 우리에게는/PRON 소중한/ADJ 집이다/VERB ./PUNCT
왜냐하면/CCONJ 물이/NOUN 너무/ADV 차갑기/ADJ 때문이다/VERB ./PUNCT
따라서/CCONJ 배는/NOUN 물/NOUN 위에/NOUN 뜬다/VERB ./PUNCT
즉/CCONJ ,/PUNCT 안개는/NOUN 땅에/NOUN 닿은/VERB 구름이다/VERB ./PUNCT
그렇지만/CCONJ 아무도/PRON 화를/NOUN 내지/VERB 않았다/AUX ./PUNCT
이렇게/ADV 하면/VERB 쉽다/ADJ ./PUNCT
그렇게/ADV 서두를/VERB 필요는/NOUN 없다/ADJ ./PUNCT
내/PRON 생각도/NOUN 그렇다/ADJ ./PUNCT
민호는/PROPN 빵/NOUN ,/PUNCT 우유/NOUN ,/PUNCT 사과를/NOUN 먹었다/VERB ./PUNCT
등대/NOUN (/PUNCT 1902년/NOUN )/PUNCT 는/ADP 지금도/NOUN 빛난다/VERB ./PUNCT
준비물/NOUN :/PUNCT 물/NOUN ,/PUNCT 모자/NOUN ,/PUNCT 도시락/NOUN
'/PUNCT 느티골/PROPN '/PUNCT 이라는/VERB 이름은/NOUN 느티나무에서/NOUN 왔다/VERB ./PUNCT
글쎄/INTJ …/PUNCT 생각해/VERB 보자/AUX ./PUNCT
배에서/NOUN SOS/X 신호를/NOUN 보냈다/VERB ./PUNCT
당나귀는/NOUN 등에/NOUN 짐을/NOUN 지고/VERB 걷는다/VERB ./PUNCT
해가/NOUN 지고/VERB 별이/NOUN 떴다/VERB ./PUNCT
고슴도치는/NOUN 낙엽/NOUN 밑에서/NOUN 겨울잠을/NOUN 잔다/VERB ./PUNCT
어린/ADJ 까마귀가/NOUN 둥지에서/NOUN 떨어질/VERB 뻔했다/AUX ./PUNCT
밀을/NOUN 빻아/VERB 가루를/NOUN 만든다/VERB ./PUNCT
박/PROPN 씨의/NOUN 모루는/NOUN 90킬로그램이나/NOUN 나간다/VERB ./PUNCT
이스트는/NOUN 따뜻한/ADJ 곳을/NOUN 좋아한다/VERB ./PUNCT
건강을/NOUN 위해/VERB 매일/ADV 걷는/VERB 사람이/NOUN 많다/ADJ ./PUNCT
선생님은/NOUN 달에/NOUN 대해/VERB 설명하셨다/VERB ./PUNCT
물은/NOUN 관을/NOUN 통해/VERB 방앗간으로/NOUN 들어간다/VERB ./PUNCT
학교가/NOUN 끝나면/VERB 우리/PRON 집에/NOUN 들러서/VERB 저녁을/NOUN 먹고/VERB 가/VERB ./PUNCT
수아는/PROPN 동생의/NOUN 손을/NOUN 꼭/ADV 잡고/VERB 좁은/ADJ 다리를/NOUN 건넜다/VERB ./PUNCT
누나는/NOUN 나보다/PRON 세/NUM 살이/NOUN 많지만/ADJ 키는/NOUN 나와/PRON 거의/ADV 같다/ADJ ./PUNCT
어제/NOUN 장터에서/NOUN 산/VERB 사과는/NOUN 값이/NOUN 쌌지만/ADJ 맛은/NOUN 별로/ADV 좋지/ADJ 않았다/AUX ./PUNCT
안개가/NOUN 짙게/ADV 낀/VERB 날에는/NOUN 등대지기/NOUN 아저씨가/NOUN 1분에/NOUN 한/NUM 번씩/NOUN 종을/NOUN 친다/VERB ./PUNCT
이/PRON 중에서/NOUN 가장/ADV 큰/ADJ 사과를/NOUN 골라/VERB 보세요/AUX ./PUNCT
그/PRON 역시/ADV 그/DET 일을/NOUN 오래/ADV 기억하고/VERB 있었다/AUX ./PUNCT
돈이/NOUN 세상의/NOUN 다가/NOUN 아니라고/ADJ 할머니는/NOUN 늘/ADV 말씀하셨다/VERB ./PUNCT
민호는/PROPN 강물이/NOUN 얼마나/ADV 차가운지/ADJ 알아보려고/VERB 손을/NOUN 담가/VERB 보았다/AUX ./PUNCT
나는/PRON 창문/NOUN 너머로/NOUN 눈이/NOUN 내리는/VERB 마을을/NOUN 오래/ADV 보았다/VERB ./PUNCT
수아가/PROPN 사과를/NOUN 세/NUM 개나/NOUN 먹었는데도/VERB 배가/NOUN 고프다고/ADJ 한다/VERB ./PUNCT
지은/PROPN 씨는/NOUN 남은/VERB 빵을/NOUN 버리지/VERB 않고/AUX 이웃에게/NOUN 나누어/VERB 준다/AUX ./PUNCT
비가/NOUN 오면/VERB 배를/NOUN 띄우지/VERB 않지만/AUX ,/PUNCT 눈이/NOUN 오는/VERB 날에는/NOUN 강을/NOUN 건널/VERB 수/NOUN 있다/ADJ ./PUNCT
"/PUNCT 할머니/NOUN ,/PUNCT 이/DET 무거운/ADJ 자루를/NOUN 제가/PRON 들어/VERB 드릴까요/AUX ?/PUNCT "/PUNCT
"/PUNCT 고맙지만/ADJ 괜찮다/ADJ ./PUNCT 아직/ADV 내/PRON 팔은/NOUN 튼튼하단다/ADJ ./PUNCT "/PUNCT
"/PUNCT 우리/PRON 내일/NOUN 몇/DET 시에/NOUN 만날까/VERB ?/PUNCT "/PUNCT 하고/VERB 수아가/PROPN 물었다/VERB ./PUNCT
"/PUNCT 저/INTJ …/PUNCT 이/DET 편지/NOUN 좀/ADV 읽어/VERB 주시겠어요/AUX ?/PUNCT "/PUNCT 생쥐가/NOUN 부엉이에게/NOUN 부탁했다/VERB ./PUNCT
부엉이는/NOUN "/PUNCT 나도/PRON 모르는/VERB 글자가/NOUN 있단다/ADJ ./PUNCT "/PUNCT 라고/ADP 솔직하게/ADV 대답했다/VERB ./PUNCT
늑대는/NOUN "/PUNCT 배가/NOUN 고프지/ADJ 않다/AUX ./PUNCT "/PUNCT 라고/ADP 거짓말을/NOUN 했다/VERB ./PUNCT
우리/PRON 반에는/NOUN 학생이/NOUN 서른네/NUM 명/NOUN 있는데/ADJ ,/PUNCT 그중/NOUN 절반이/NOUN 강/NOUN 건너에/NOUN 산다/VERB ./PUNCT
한/PROPN 선생님이/NOUN 칠판에/NOUN 동그라미를/NOUN 그리시고는/VERB 이것이/PRON 무엇이냐고/VERB 물으셨다/VERB ./PUNCT
숙제를/NOUN 다/ADV 한/VERB 아이는/NOUN 밖에서/NOUN 놀아도/VERB 된다/VERB ./PUNCT
할머니가/NOUN 한/VERB 말은/NOUN 모두/ADV 사실이었다/VERB ./PUNCT
밖에는/NOUN 아무도/PRON 없었고/ADJ ,/PUNCT 바람/NOUN 소리만/NOUN 크게/ADV 들렸다/VERB ./PUNCT
박/PROPN 씨가/NOUN 새로/ADV 만든/VERB 종은/NOUN 무게가/NOUN 3킬로그램밖에/NOUN 되지/VERB 않는다/AUX ./PUNCT
등대의/NOUN 불빛은/NOUN 30킬로미터나/NOUN 떨어진/VERB 곳에서도/NOUN 보인다고/VERB 합니다/VERB ./PUNCT
등대지기/NOUN 아저씨는/NOUN 1987년/NOUN 폭풍/NOUN 때/NOUN 일곱/NUM 시간/NOUN 동안/NOUN 등불을/NOUN 손으로/NOUN 돌렸다/VERB ./PUNCT
안개/NOUN 속에서/NOUN 길을/NOUN 잃은/VERB 배가/NOUN 종소리를/NOUN 듣고/VERB 무사히/ADV 돌아왔다/VERB ./PUNCT
김/PROPN 영감님은/NOUN 물살이/NOUN 빠른/ADJ 곳과/NOUN 느린/ADJ 곳을/NOUN 모두/ADV 알고/VERB 계신다/AUX ./PUNCT
언제부터/PRON 이/DET 마을에/NOUN 물레방아가/NOUN 있었는지/ADJ 아는/VERB 사람이/NOUN 없다/ADJ ./PUNCT
의사/NOUN 선생님은/NOUN 열이/NOUN 38도가/NOUN 넘으면/VERB 꼭/ADV 찾아오라고/VERB 말씀하셨다/VERB ./PUNCT
약은/NOUN 하루에/NOUN 세/NUM 번/NOUN ,/PUNCT 밥을/NOUN 먹은/VERB 다음에/NOUN 드세요/VERB ./PUNCT
누나는/NOUN 편지를/NOUN 써/VERB 놓고/AUX 우표를/NOUN 사러/VERB 나갔다/VERB ./PUNCT
여우와/NOUN 까마귀는/NOUN 비가/NOUN 올/VERB 때마다/NOUN 우산/NOUN 하나를/NUM 함께/ADV 썼다/VERB ./PUNCT
여우가/NOUN 아무리/ADV 뛰어도/VERB 높이/ADV 달린/VERB 포도에는/NOUN 입이/NOUN 닿지/VERB 않았다/AUX ./PUNCT
토끼는/NOUN 귀가/NOUN 길고/ADJ 꼬리가/NOUN 짧으며/ADJ 뒷다리가/NOUN 튼튼하다/ADJ ./PUNCT
고슴도치가/NOUN 몸을/NOUN 둥글게/ADV 말면/VERB 늑대도/NOUN 건드리지/VERB 못한다/AUX ./PUNCT
당나귀는/NOUN 종/NOUN 없이/ADV 다니다가/VERB 산길에서/NOUN 길을/NOUN 잃고/VERB 말았다/AUX ./PUNCT
개구리가/NOUN 잡으려던/VERB 것은/NOUN 달이/NOUN 아니라/ADJ 물에/NOUN 비친/VERB 그림자였다/VERB ./PUNCT
그때/NOUN 누군가/PRON 문을/NOUN 세게/ADV 두드리는/VERB 소리가/NOUN 났다/VERB ./PUNCT
밀가루/NOUN 500그램에/NOUN 물/NOUN 300그램을/NOUN 붓고/VERB 잘/ADV 섞은/VERB 뒤/NOUN 한/NUM 시간쯤/NOUN 둔다/VERB ./PUNCT
눈은/NOUN 구름/NOUN 속의/NOUN 작은/ADJ 얼음이/NOUN 점점/ADV 커져서/VERB 땅으로/NOUN 떨어지는/VERB 것이다/VERB ./PUNCT
기온이/NOUN 0도보다/NOUN 낮으면/ADJ 비는/NOUN 눈이/NOUN 되고/VERB ,/PUNCT 그보다/PRON 높으면/ADJ 눈은/NOUN 비가/NOUN 된다/VERB ./PUNCT
달은/NOUN 스스로/ADV 빛을/NOUN 내지/VERB 않고/AUX 햇빛을/NOUN 받아/VERB 빛난다/VERB ./PUNCT
강은/NOUN 산에서/NOUN 시작되어/VERB 들을/NOUN 지나/VERB 바다에/NOUN 이른다/VERB ./PUNCT
어른은/NOUN 보통/ADV 이가/NOUN 스물여덟/NUM 개에서/NOUN 서른두/NUM 개쯤/NOUN 있다/ADJ ./PUNCT
이/DET 그림에서/NOUN 가장/ADV 밝은/ADJ 부분이/NOUN 어디인지/VERB 찾아/VERB 봅시다/AUX ./PUNCT
그는/PRON 가난했지만/ADJ 남의/NOUN 물건을/NOUN 함부로/ADV 가져간/VERB 적이/NOUN 한/NUM 번도/NOUN 없었다/ADJ ./PUNCT
좋은/ADJ 친구를/NOUN 사귀고/VERB 싶으면/AUX 먼저/ADV 좋은/ADJ 친구가/NOUN 되어야/VERB 합니다/AUX ./PUNCT
나는/PRON 어렸을/ADJ 때/NOUN 이/DET 강에서/NOUN 물고기를/NOUN 잡으며/VERB 놀곤/VERB 했다/AUX ./PUNCT
아버지는/NOUN 장작을/NOUN 패시고/VERB 어머니는/NOUN 저녁을/NOUN 준비하셨다/VERB ./PUNCT
동생이/NOUN 잠든/VERB 사이에/NOUN 나는/PRON 조용히/ADV 방을/NOUN 나왔다/VERB ./PUNCT
손님이/NOUN 오실/VERB 것/NOUN 같으니/ADJ 방을/NOUN 깨끗이/ADV 치워/VERB 두어라/AUX ./PUNCT
이/DET 골목에/NOUN 있는/ADJ 가게들은/NOUN 대개/ADV 저녁/NOUN 여덟/NUM 시에/NOUN 문을/NOUN 닫습니다/VERB ./PUNCT
시장에/NOUN 가면/VERB 싸고/ADJ 싱싱한/ADJ 채소를/NOUN 살/VERB 수/NOUN 있어서/ADJ 참/ADV 좋다/ADJ ./PUNCT
꿀/NOUN 한/NUM 병에/NOUN 8,000원이면/VERB 그리/ADV 비싼/ADJ 것은/NOUN 아니다/ADJ ./PUNCT
작년에는/NOUN 비가/NOUN 적게/ADV 와서/VERB 쌀이/NOUN 10/NUM %/SYM 쯤/PART 모자랐다/VERB ./PUNCT
혹시/ADV 이/DET 근처에서/NOUN 검은/ADJ 가방을/NOUN 보지/VERB 못하셨습니까/AUX ?/PUNCT
어디가/PRON 어떻게/ADV 아픈지/ADJ 자세히/ADV 말해/VERB 줄래/AUX ?/PUNCT
무엇이든지/PRON 궁금한/ADJ 것이/NOUN 있으면/ADJ 언제든지/ADV 물어보렴/VERB ./PUNCT
왜/ADV 그런지/ADJ 모르겠지만/VERB 오늘은/NOUN 기분이/NOUN 참/ADV 좋아/ADJ ./PUNCT
이쪽은/PRON 제/PRON 동생이고/VERB ,/PUNCT 저쪽은/PRON 제/PRON 친구예요/VERB ./PUNCT
누구나/PRON 실수를/NOUN 하지만/VERB 모두가/NOUN 그것을/PRON 인정하는/VERB 것은/NOUN 아니다/ADJ ./PUNCT
봄에는/NOUN 꽃이/NOUN 피고/VERB ,/PUNCT 가을에는/NOUN 열매가/NOUN 익는다/VERB ./PUNCT
아기가/NOUN 깨지/VERB 않게/AUX 문을/NOUN 살살/ADV 닫아/VERB 주세요/AUX ./PUNCT
그물에/NOUN 걸린/VERB 새를/NOUN 살려/VERB 주자/AUX 새는/NOUN 고맙다는/ADJ 듯이/NOUN 노래했다/VERB ./PUNCT
아침부터/NOUN 내린/VERB 눈이/NOUN 무릎까지/NOUN 쌓여/VERB 아이들이/NOUN 학교에/NOUN 오지/VERB 못했다/AUX ./PUNCT
우리가/PRON 힘을/NOUN 합치지/VERB 않았더라면/AUX 지붕은/NOUN 무너지고/VERB 말았을/AUX 것이다/VERB ./PUNCT
이웃/NOUN 마을에/NOUN 다리가/NOUN 놓인/VERB 뒤로/NOUN 나룻배를/NOUN 타는/VERB 사람이/NOUN 크게/ADV 줄었다/VERB ./PUNCT
선생님/NOUN ,/PUNCT 저도/PRON 커서/VERB 선생님/NOUN 같은/ADJ 사람이/NOUN 될/VERB 수/NOUN 있을까요/ADJ ?/PUNCT
물은/NOUN 물론이고/VERB 소금과/NOUN 설탕도/NOUN 넣어야/VERB 하니/AUX 잊지/VERB 마세요/AUX ./PUNCT
쌀/NOUN 두/NUM 되/NOUN ,/PUNCT 콩/NOUN 한/NUM 되/NOUN ,/PUNCT 그리고/CCONJ 달걀/NOUN 열/NUM 개를/NOUN 주세요/VERB ./PUNCT
그/DET 아이는/NOUN 키가/NOUN 작다/ADJ ./PUNCT 그러나/CCONJ 누구보다도/PRON 용감하다/ADJ ./PUNCT
처음에는/NOUN 무서웠다/ADJ ./PUNCT 그렇지만/CCONJ 곧/ADV 익숙해졌다/VERB ./PUNCT
나는/PRON 있는/ADJ 힘을/NOUN 다하여/VERB 밧줄을/NOUN 당겼다/VERB ./PUNCT
아이들은/NOUN 떠들고/VERB 있고/AUX ,/PUNCT 선생님은/NOUN 창가에/NOUN 서/VERB 있고/AUX ,/PUNCT 난로/NOUN 위에는/NOUN 주전자가/NOUN 있다/ADJ ./PUNCT
여기에/PRON 더/ADV 있고/VERB 싶지만/AUX 이제/ADV 가/VERB 봐야/AUX 해요/AUX ./PUNCT
보기보다/VERB 무거운/ADJ 가방이어서/VERB 둘이/NUM 함께/ADV 들었다/VERB ./PUNCT
나보다/PRON 작은/ADJ 아이가/NOUN 나를/PRON 도와주어서/VERB 놀랐다/VERB ./PUNCT
보다/ADV 나은/ADJ 방법을/NOUN 찾을/VERB 때까지/NOUN 이대로/ADV 해/VERB 보자/AUX ./PUNCT
누가/PRON 왔나/VERB 보다/AUX ./PUNCT
민호의/PROPN 이/NOUN 하나가/NUM 흔들린다/VERB ./PUNCT
오늘/NOUN 꼭/ADV 해야/VERB 할/AUX 일이/NOUN 세/NUM 가지/NOUN 있다/ADJ ./PUNCT
가지/NOUN 끝에/NOUN 앉은/VERB 까마귀가/NOUN 멀리/ADV 가지/VERB 않고/AUX 울었다/VERB ./PUNCT
맵지/ADJ 않은/AUX 국을/NOUN 한/NUM 그릇/NOUN 더/ADV 주세요/VERB ./PUNCT
그/DET 배/NOUN 안에는/NOUN 배/NOUN 한/NUM 상자가/NOUN 실려/VERB 있었다/AUX ./PUNCT
나는/PRON 하늘을/NOUN 나는/VERB 거위를/NOUN 보았다/VERB ./PUNCT
우리는/PRON 밤새도록/ADV 이야기를/NOUN 하지만/VERB 조금도/ADV 졸리지/ADJ 않다/AUX ./PUNCT
문/NOUN 앞에/NOUN 누가/PRON 서/VERB 있나/AUX 보다/AUX ./PUNCT
저/PRON 혼자/ADV 저/DET 언덕까지/NOUN 갈/VERB 수/NOUN 있어요/ADJ ./PUNCT
내/PRON 친구가/NOUN 땀을/NOUN 내/VERB 가며/AUX 노를/NOUN 저었다/VERB ./PUNCT
어머니는/NOUN 빨래를/NOUN 널고/VERB 나는/PRON 마당을/NOUN 쓸었다/VERB ./PUNCT
방앗간은/NOUN 일/NUM 년/NOUN 내내/ADV 바쁘지만/ADJ 가을에는/NOUN 더욱/ADV 바쁘다/ADJ ./PUNCT

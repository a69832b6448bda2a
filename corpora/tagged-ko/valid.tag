강가에/NOUN 작은/ADJ 배가/NOUN 한/NUM 척/NOUN 있다/ADJ ./PUNCT
한/PROPN 선생님은/NOUN 우리에게/PRON 노래를/NOUN 가르쳐/VERB 주셨다/AUX ./PUNCT
사과를/NOUN 세/NUM 개만/NOUN 주세요/VERB ./PUNCT
토끼는/NOUN 빠르지만/ADJ 고슴도치는/NOUN 느리다/ADJ ./PUNCT
종이/NOUN 위에/NOUN 이름을/NOUN 써/VERB 보세요/AUX ./PUNCT
저녁마다/NOUN 하늘을/NOUN 보다/VERB 잠이/NOUN 든다/VERB ./PUNCT
엄마는/NOUN 민호에게/PROPN 우유를/NOUN 마시게/VERB 했다/AUX ./PUNCT
이/DET 배는/NOUN 여덟/NUM 명이/NOUN 탈/VERB 수/NOUN 있다/ADJ ./PUNCT
다음/NOUN 장날은/NOUN 언제예요/VERB ?/PUNCT
이/DET 물은/NOUN 별로/ADV 깊지/ADJ 않다/AUX ./PUNCT
그리고/CCONJ 아무도/PRON 대답하지/VERB 않았다/AUX ./PUNCT
우리는/PRON 키가/NOUN 같다/ADJ ./PUNCT
벽에는/NOUN "/PUNCT 조용히/ADV 하세요/VERB "/PUNCT 라고/ADP 쓰여/VERB 있다/AUX ./PUNCT
글쎄/INTJ ,/PUNCT 나도/PRON 잘/ADV 모르겠다/VERB ./PUNCT
바다까지는/NOUN 12킬로미터를/NOUN 더/ADV 가야/VERB 한다/AUX ./PUNCT
아이/NOUN 둘이/NUM 강가에서/NOUN 논다/VERB ./PUNCT
동쪽/NOUN 하늘이/NOUN 점점/ADV 밝아/VERB 온다/AUX ./PUNCT
울지/VERB 말고/AUX 천천히/ADV 말해/VERB 보렴/AUX ./PUNCT
키가/NOUN 큰/ADJ 아저씨가/NOUN 문/NOUN 앞에/NOUN 서/VERB 계신다/AUX ./PUNCT
강물이/NOUN 얼음처럼/NOUN 차다/ADJ ./PUNCT
또/ADV 비가/NOUN 오네/VERB ./PUNCT
어느/DET 길이/NOUN 더/ADV 가까울까/ADJ ?/PUNCT
수아는/PROPN 책을/NOUN 읽을/VERB 줄/NOUN 안다/VERB ./PUNCT
선생님은/NOUN 아이들이/NOUN 일찍/ADV 자도록/VERB 했다/AUX ./PUNCT
수업/NOUN 중에는/NOUN 떠들지/VERB 마라/AUX ./PUNCT
종을/NOUN 치자/VERB 아이들이/NOUN 모여들었다/VERB ./PUNCT
강이/NOUN 얼어/VERB 있어서/AUX 배가/NOUN 다니지/VERB 못했다/AUX ./PUNCT
제주도에는/PROPN 바람이/NOUN 많이/ADV 분다/VERB ./PUNCT
우리의/PRON 약속을/NOUN 잊지/VERB 말자/AUX ./PUNCT
밀가루가/NOUN 눈과/NOUN 같이/ADV 희다/ADJ ./PUNCT
새로/ADV 산/VERB 가방이/NOUN 마음에/NOUN 든다/VERB ./PUNCT
달리기는/NOUN 내가/PRON 제일/ADV 잘한다/VERB ./PUNCT
나는/PRON 쓴/ADJ 약이/NOUN 싫다/ADJ ./PUNCT
너/PRON 말고/VERB 네/PRON 동생을/NOUN 불러라/VERB ./PUNCT
그러니까/CCONJ 물가에서는/NOUN 늘/ADV 조심해라/VERB ./PUNCT
LED/X 등은/NOUN 전기를/NOUN 적게/ADV 쓴다/VERB ./PUNCT
우리는/PRON 강둑을/NOUN 따라/VERB 학교까지/NOUN 뛰었다/VERB ./PUNCT
비가/NOUN 많이/ADV 와서/VERB 다리가/NOUN 무너졌기/VERB 때문에/NOUN 우리는/PRON 먼/ADJ 길로/NOUN 돌아가야/VERB 했다/AUX ./PUNCT
방앗간/NOUN 할머니가/NOUN 수문을/NOUN 여시자/VERB 물이/NOUN 쏟아지면서/VERB 바퀴가/NOUN 힘차게/ADV 돌기/VERB 시작했다/VERB ./PUNCT
한/PROPN 선생님께서는/NOUN 한/NUM 시간/NOUN 동안/NOUN 별에/NOUN 대한/VERB 이야기를/NOUN 해/VERB 주셨다/AUX ./PUNCT
나룻배에는/NOUN 여덟/NUM 명까지/NOUN 탈/VERB 수/NOUN 있으니/ADJ 두/NUM 사람은/NOUN 다음/NOUN 배를/NOUN 기다려/VERB 주십시오/AUX ./PUNCT
거위/NOUN 다섯/NUM 마리가/NOUN 줄을/NOUN 지어/VERB 연못/NOUN 쪽으로/NOUN 걸어갔다/VERB ./PUNCT
사람의/NOUN 눈은/NOUN 앞을/NOUN 보지만/VERB 토끼의/NOUN 눈은/NOUN 옆과/NOUN 뒤까지/NOUN 볼/VERB 수/NOUN 있다/ADJ ./PUNCT
배를/NOUN 타고/VERB 싶은/AUX 사람은/NOUN 아침/NOUN 여섯/NUM 시까지/NOUN 나루터로/NOUN 모이세요/VERB ./PUNCT
다들/ADV 어디에/PRON 갔기에/VERB 집이/NOUN 이렇게/ADV 조용하지/ADJ ?/PUNCT
다리가/NOUN 생겨도/VERB 나는/PRON 이/DET 배를/NOUN 버리지/VERB 않을/AUX 생각이다/VERB ./PUNCT
조용히/ADV 있으라고/VERB 했는데도/VERB 민호는/PROPN 자꾸/ADV 움직였다/VERB ./PUNCT
수아는/PROPN 밤에/NOUN 밤을/NOUN 구워/VERB 먹었다/VERB ./PUNCT

/**
 * A small Korean script for ELIZA, for the tour: the engine of 1966 works for any language whose words stand between
 * blanks. It also shows at once what rules cost in Korean: every form of a word (with its particle or ending) is a
 * keyword of its own.
 */
export const koreanScript = `
(안녕하세요. 무슨 이야기를 하고 싶으신가요)
START
(MEMORY 제
  (0 제 0 = 아까 하신 말씀이 떠오릅니다... 3)
  (0 제 0 = 이 이야기로 돌아가 볼까요... 3)
  (0 제 0 = 그것이 지금 이야기와 이어져 있을까요... 3)
  (0 제 0 = 앞에서 이렇게 말씀하셨지요... 3))
(NONE
  ((0)
    (조금 더 들려주세요)
    (그때 어떤 기분이 드셨나요)
    (계속 말씀해 주세요)))
(안녕하세요 1
  ((0) (반갑습니다. 오늘은 기분이 어떠신가요)))
(제 2
  ((0 제 0) (그 이야기를 더 해 주시겠어요) (언제부터 그랬나요)))
(엄마가 3
  ((0 엄마가 0) (어머니에 대해 더 말씀해 주세요) (집에서 또 누가 그런가요)))
(엄마는 = 엄마가 3 (=엄마가))
(아무도 4
  ((0 아무도 0) (정말 한 사람도 없나요) (누구를 두고 하시는 말씀인가요)))
(걱정돼요 5
  ((0 저는 0 걱정돼요 0) (3 왜 걱정되시나요) (3 걱정되신 지 오래되었나요))
  ((0 걱정돼요 0) (1 왜 걱정되시나요)))
(싶어요 5
  ((0 저는 0 싶어요 0) (왜 3 싶으신가요) (3 싶다는 생각은 언제부터 드셨나요))
  ((0 싶어요 0) (왜 1 싶으신가요)))
(때문에 6
  ((0 때문에 0) (정말 1 때문일까요) (1 때문이 아니라면 무엇 때문일까요)))
`;

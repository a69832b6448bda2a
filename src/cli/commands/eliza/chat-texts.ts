/** What the chat says around the conversation, in the language that the script speaks. */
export interface ChatTexts {
  hint: string;
  farewell: string;
  commands: readonly [string, string][];
  explaining: (on: boolean) => string;
  nothingToExplain: string;
  saveWhere: string;
  saved: (file: string) => string;
  unknown: (command: string) => string;
}

const english: ChatTexts = {
  hint: '/help for help, quit or Ctrl-D to leave',
  farewell: 'Goodbye. Take care.',
  commands: [
    ['/help', 'this list'],
    ['/explain', 'how the last reply came about'],
    ['/explain on', 'the same for every reply; /explain off'],
    ['/script', 'the scripts; /script NAME starts another'],
    ['/save FILE', 'save the conversation so far'],
    ['/quit', 'leave; so do quit, exit and Ctrl-D'],
    ['Ctrl-C', 'clears the line; leaves where it is empty'],
  ],
  explaining: (on) => `Explanations are ${on ? 'on' : 'off'}.`,
  nothingToExplain: 'There is no reply to explain yet: say something first.',
  saveWhere: 'Save to which file? /save FILE',
  saved: (file) => `Saved to ${file}.`,
  unknown: (command) => `There is no ${command}: /help lists the commands.`,
};

const korean: ChatTexts = {
  hint: '도움말은 /help, 나가기는 quit 또는 Ctrl-D',
  farewell: '안녕히 가세요. 몸조심하시고요.',
  commands: [
    ['/help', '이 목록'],
    ['/explain', '마지막 대답이 나온 과정'],
    ['/explain on', '대답마다 보여 주기. 끄려면 /explain off'],
    ['/script', '대본의 목록. /script 이름: 바꾸어 시작'],
    ['/save 파일', '지금까지의 대화를 저장'],
    ['/quit', '나가기. quit, 종료, Ctrl-D도 됩니다'],
    ['Ctrl-C', '쓰던 줄 지우기. 빈 줄에서는 나가기'],
  ],
  explaining: (on) => (on ? '이제 대답마다 과정을 보여 줍니다.' : '이제 과정을 보여 주지 않습니다.'),
  nothingToExplain: '아직 설명할 대답이 없습니다. 먼저 말을 걸어 보세요.',
  saveWhere: '어느 파일에 저장할까요? /save 파일',
  saved: (file) => `저장한 파일: ${file}`,
  unknown: (command) => `그런 명령은 없습니다: ${command} (목록은 /help)`,
};

/** Words that end the chat where they stand alone. */
const farewells = new Set(['quit', 'exit', '종료', '나가기']);

export function isFarewell(line: string): boolean {
  return farewells.has(line.toLowerCase());
}

/** @param greeting of the script */
export function textsFor(greeting: string): ChatTexts {
  return /\p{Script=Hangul}/u.test(greeting) ? korean : english;
}

/**
 * Stop words, by part of speech: words that say how a sentence is built and not what it is about. The lists were
 * written for this project. Korean is written with its particles attached, so that list holds free-standing words
 * only; for the particles use character n-grams.
 */

import { shownValue, usageError } from '../../errors.ts';
import { didYouMean } from '../../options/nearest-name.ts';

const english = `
  a an the this that these those each every either neither some any all both no none such another other others
  i me my mine myself you your yours yourself yourselves he him his himself she her hers herself it its itself
  we us our ours ourselves they them their theirs themselves one ones oneself
  who whom whose which what whatever whichever whoever someone somebody something anyone anybody anything everyone
  everybody everything nobody nothing
  am is are was were be been being do does did doing done have has had having
  can could may might must shall should will would ought cannot
  about above across after against along among amongst around as at before behind below beneath beside besides
  between beyond by despite down during except for from in inside into like near of off on onto out outside over
  past per since than through throughout till to toward towards under underneath until up upon versus via with
  within without
  and but or nor so yet if unless because although though while whereas whether when whenever where wherever
  why how then thus hence therefore however moreover nevertheless otherwise
  not only also too very quite rather just even still again ever never always often sometimes already almost
  here there now once more most much many few less least several own same else further
  don doesn didn isn aren wasn weren hasn haven hadn won wouldn couldn shouldn mustn ain ll ve re
`;

const korean = `
  이 그 저 이것 그것 저것 이런 그런 저런 여기 거기 저기 무엇 누구 어디 언제 어떤 어느 왜 어떻게
  나 너 저희 우리 당신 그녀 그들 자신 것 수 등 및 때 중 데 바 뿐 채 줄
  그리고 그러나 그런데 하지만 그래서 그러므로 따라서 또 또는 또한 혹은 즉 만약 만일 비록 다만 그래도 그러면
  있다 있는 있고 있어 있었다 없다 없는 없이 하다 하는 하고 하여 해서 했다 한다 할 한 된 되는 되어 된다 됐다 되다
  이다 입니다 있습니다 합니다 아니다 아닌 같은 같이 대한 대해 위한 위해 통해 따라 의해 관한
  매우 아주 더 덜 가장 너무 정말 참 좀 잘 다시 이미 아직 바로 모두 모든 각 여러 다른 특히 거의 항상
`;

export const stopWordLists: Readonly<Record<string, readonly string[]>> = {
  english: words(english),
  korean: words(korean),
};

/**
 * The words that an option says.
 * @param given `none`, the name of a list (`english` or `en`, `korean` or `ko`), or the words themselves
 * @throws NlpError (usage) for an unknown name
 */
export function stopwordsOf(given: string | readonly string[]): readonly string[] {
  if (typeof given !== 'string') return given;
  return given === 'none' ? [] : stopWordList(given);
}

function stopWordList(name: string): readonly string[] {
  const short: Record<string, string> = { en: 'english', ko: 'korean' };
  const key = short[name] ?? name;
  if (Object.hasOwn(stopWordLists, key)) return stopWordLists[key];
  throw usageError(
    `there is no stop word list ${shownValue(name)}`,
    'stopwords',
    `${didYouMean(name, Object.keys(stopWordLists))}Known: ${Object.keys(stopWordLists).join(', ')}; or name a file with one word a line.`,
  );
}

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

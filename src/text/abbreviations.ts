/**
 * What splitting text into sentences knows about words: abbreviations by how they behave before a capital
 * letter, words that mostly begin a sentence when they are capitalised, and the verbs and particles that tie a
 * quotation to the words after it. English, German, French, Spanish, Italian, Russian, Korean, Chinese, Japanese.
 *
 * The division of abbreviations follows G. Grefenstette and P. Tapanainen, "What is a word, what is a sentence?
 * Problems of tokenization", 1994, section 4: titles never end a sentence, some others do, and what stands after
 * them tells. Keys are in lower case and without their final full stop.
 */

/** Stands before a name: a capital letter after it says nothing, and it ends no sentence. */
export const TITLE = 1;
/** Stands before a number; before anything else it is an ordinary word ("No. 5", but "No. He left."). */
export const BEFORE_NUMBER = 2;
/** May end a sentence: a word that usually begins one must follow ("in the U.S. The", but "the U.S. Navy"). */
export const EITHER = 3;
/** Usually ends a phrase: a capital letter after it begins a sentence ("etc. Tom", "Bell Inc. Tom"). */
export const FINAL = 4;
/** A time of day: as `FINAL`, but days and time zones belong to it ("5 p.m. Friday"). */
export const TIME = 5;

export const ABBREVIATIONS: ReadonlyMap<string, number> = new Map([
  ...entries(
    TITLE,
    // Titles, ranks and given names cut short.
    'mr mrs ms mx messrs dr drs prof profs rev hon gen gens col maj capt cpt cmdr cdr lt lts sgt cpl pvt pfc adm ' +
      'brig gov govs sen sens rep reps pres supt insp atty msgr amb wm jas chas geo mme mmes mlle mlles mgr ste ' +
      'sra srta dn dña dott herr frl pfr dipl г-н г-жа проф акад доц гр тов им ул пр пер просп обл ' +
      // What joins the words after it to those before it.
      'e.g i.e eg ie vs v cf c.f viz approx ca p.s ps n.b p.ex par.ex c.-à-d c.à.d z.b d.h u.a bzw vgl sog evtl ggf ' +
      'inkl exkl zzgl insb insbes bspw geb т.е т.к т.н см ср напр в.т.ч mt',
  ),
  ...entries(
    BEFORE_NUMBER,
    'no nos nr fig figs abb tab vol vols ch chap sec sect eq eqs art p pp pg pgs par para paras op ex app pt ref ' +
      'refs stat pop rte eqn eqns spec rul bd s seite kap abs ziff lfd núm num pág págs n° № рис табл гл стр ст п пп разд ' +
      'jan feb mar apr jun jul aug sep sept oct nov dec okt dez mai juin juil févr janv avr déc ' +
      'янв фев февр мар апр июн июл авг сен сент окт ноя нояб дек ph tel fax ext',
  ),
  ...entries(
    EITHER,
    'bros sr st fr esq mfg dept univ assn assoc intl natl govt u.s u.s.a u.k u.n u.s.s.r e.u ' +
      'ph.d m.sc b.sc d.phil ll.b ll.d b.c.e dist div ed eds trans incl excl sig ' +
      'ft lb lbs oz hr hrs yr yrs sq cu cm mm km kg mg gm min mph tél bvd éd jh jhd mio mrd tsd str ' +
      'г гг в вв руб коп тыс млн млрд кв д корп',
  ),
  ...entries(
    FINAL,
    'etc al et.al usw usf u.s.w etc.pp др пр т.д т.п проч ibid ecc inc ltd co cos corp llc plc gmbh jr ave blvd rd ' +
      'bldg n.y n.j n.c s.c n.h n.m r.i d.c calif fla conn tenn ariz colo okla nev va pa md tex',
  ),
  ...entries(TIME, 'a.m p.m pm'),
]);

/** Capitalised, these begin a sentence more often than they begin a name. */
export const STARTERS: ReadonlySet<string> = words(
  'The This That These Those There Then Thus They Their Them He She It Its We You Your Our His Her My I If In On At ' +
    'As And An A But By For From After Before Although Though Because Since While When Where Why What Who Which ' +
    'How However Here Not No Nor Now Once One Only Or Other Others Our Some Such So Still To Today Under Until ' +
    'With Without Yet Yes Both All Any Another Each Even Every Many Most Much Is Are Was Were Do Does Did Can ' +
    'Could Would Should Will May Has Have Had Please Also According During Despite Instead Let Maybe Perhaps ' +
    "Later Meanwhile Moreover Soon Suddenly It's He's She's I'm I've We're They're That's There's What's Don't " +
    'Der Das Dem Den Des Die Ein Eine Einen Einem Einer Er Sie Es Wir Ich Ihr Im Am Auf Aus Bei Mit Nach Seit ' +
    'Und Aber Oder Denn Doch Dann Da Dort Hier Heute Wenn Weil Als Auch Nur Noch Nun So Diese Dieser Dieses Man ' +
    'Les Une Il Elle Ils Elles On Nous Vous Je Ce Cette Ces Cet Mais Et Ou Donc Car Dans Pour Sur Avec Puis ' +
    'El Los Las Una Ella Ellos Pero Por Para Cuando Como Este Esta ' +
    'Он Она Оно Они Мы Вы Ты Я Это Этот Эта Эти Но И А В На С К По За Из От До Для При Если Когда Как Что Так ' +
    'Тогда Там Здесь Потом Затем Однако Все Его Её Их Не Ни',
);

/** In lower case, these begin a sentence after an ordinary word and a full stop. */
export const LOWER_STARTERS: ReadonlySet<string> = words(
  "i i'm i've i'll im ive he she it it's its they we you your my this these those there that's thanks please why how " +
    'what who when maybe also so then let',
);

/** Days, months and time zones after a time of day. */
export const CALENDAR: ReadonlySet<string> = words(
  'Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun January ' +
    'February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug ' +
    'Sep Sept Oct Nov Dec ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT UTC BST CET CEST JST KST Eastern ' +
    'Central Pacific Mountain Greenwich',
);

/** Before a German ordinal number ("am 3. Mai"). */
export const BEFORE_ORDINAL: ReadonlySet<string> = words(
  'am der dem des den das die im zum zur vom beim ab bis seit Am Der Dem Des Den Das Die Im Zum Zur Vom Ab Bis Seit',
);

/** After a German ordinal number, whatever stands before it. */
export const AFTER_ORDINAL: ReadonlySet<string> = words(
  'Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember Jahrhundert ' +
    'Weltkrieg Geburtstag Klasse Stock Auflage Kapitel Jh Bundesliga Liga Platz',
);

/** Verbs of speech: "Why?" Tom asked. */
export const SPEECH_VERBS: ReadonlySet<string> = words(
  'said asked cried replied answered shouted called whispered exclaimed added wondered muttered murmured snapped ' +
    'yelled screamed demanded inquired repeated insisted says asks cries replies answers shouts calls whispers adds',
);

/** Tie a Korean quotation to what follows, when they stand apart from it by a space. */
export const KOREAN_QUOTATIVES: readonly string[] = [
  '라고',
  '라며',
  '라는',
  '라면서',
  '이라고',
  '이라며',
  '이라는',
  '하고',
  '하며',
  '하면서',
  '고 ',
  '는 ',
];

/** Begin, in Japanese, what ties a quotation to the words after it. */
export const JAPANESE_PARTICLES = 'とっをのはがにへもやなでだ';

/** Verbs of speech in Chinese. */
export const CHINESE_SPEECH = '说說道问問喊叫答笑';

/** The last syllables of Korean sentences, which a full stop ends even without a space after it. */
export const KOREAN_ENDINGS = '다요까죠네군';

function words(list: string): Set<string> {
  return new Set(list.split(' '));
}

function entries(kind: number, list: string): [string, number][] {
  return list.split(' ').map((word) => [word, kind]);
}

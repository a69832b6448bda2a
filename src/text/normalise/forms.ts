/** The choices of `normalize`, the default first. */
export const NORMAL_FORMS = ['none', 'nfc', 'nfkc'] as const;

export type NormalForm = (typeof NORMAL_FORMS)[number];

/** A normalisation form of Unicode. */
export type UnicodeForm = Exclude<NormalForm, 'none'>;

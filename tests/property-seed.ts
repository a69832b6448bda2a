/**
 * Property tests draw the same cases on every machine, so that a failure is one of the code and not of the day. Other
 * cases: `NLP_PROPERTY_SEED=random npm test`, or the number that a failure printed.
 */
import fc from 'fast-check';

const wanted = process.env.NLP_PROPERTY_SEED ?? '1966';
if (wanted !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(wanted) });

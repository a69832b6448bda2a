/** Where the built-in scripts are, how their files are called, and which is the default. */
import { fileURLToPath } from 'node:url';

/** Three levels up from src/models/eliza and from dist/models/eliza alike. */
export const BUILT_IN_FOLDER: string = fileURLToPath(new URL('../../../corpora/eliza/', import.meta.url));
export const SCRIPT_EXTENSION = '.script';
/** The script of whoever names none. */
export const DEFAULT_SCRIPT = 'doctor';

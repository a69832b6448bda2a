/** Where the built-in scripts are, and how their files are called. */
import { fileURLToPath } from 'node:url';

/** Three levels up from src/models/eliza and from dist/models/eliza alike. */
export const BUILT_IN_FOLDER: string = fileURLToPath(new URL('../../../corpora/eliza/', import.meta.url));
export const SCRIPT_EXTENSION = '.script';

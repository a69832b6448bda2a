/** What the tour says in English is what it measured. */
import { describeClaims } from './claims.ts';

describeClaims('en');

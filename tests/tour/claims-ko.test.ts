/** What the tour says in Korean is what it measured. */
import { describeClaims } from './claims.ts';

describeClaims('ko');

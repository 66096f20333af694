import type { ProviderKey } from '../people/person.js';
import { gmele, lookout, yahuu } from './big-providers.js';
import type { Provider } from './provider.js';
import { company, gmixed, icloudy } from './small-providers.js';

/** The made-up mailbox providers, each with the words of the real server it takes after. */
export const PROVIDERS: Record<ProviderKey, Provider> = { gmele, lookout, yahuu, icloudy, gmixed, company };

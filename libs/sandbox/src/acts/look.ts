import type { Glance } from '../letters/glance.js';
import { browserOf, imageLoaderOf, PRIVACY_PROXY, SCANNER } from '../outside/browsers.js';
import type { Requester } from '../outside/requester.js';
import type { SandboxPerson } from '../people/person.js';
import { couldNot, did, type ActDetail, type ActOutcome } from './errand.js';
import { followRedirects, surf } from './surf.js';

/** Loads the images of the letter, as a mail program or a privacy proxy does. */
export async function open(
  kind: 'opened' | 'machine_opened',
  person: SandboxPerson,
  letter: Glance,
  requester: Requester,
): Promise<ActOutcome> {
  const { all, pixel } = letter.images;
  if (pixel === null) return couldNot(kind, 'the letter has no image to load');
  const headers = {
    'user-agent': kind === 'machine_opened' ? PRIVACY_PROXY : imageLoaderOf(person),
    accept: 'image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5',
  };
  let loaded: ActOutcome | null = null;
  for (const url of all) {
    const surfed = await surf(requester, url, { method: 'GET', headers });
    if (surfed.result === 'away') return { again: true, reason: surfed.reason };
    if (url !== pixel) continue;
    loaded =
      surfed.result === 'outside'
        ? couldNot(kind, surfed.reason)
        : did({ kind, link: url, httpStatus: surfed.response.status });
  }
  return loaded ?? couldNot(kind, 'the letter has no image to load');
}

/** Follows one link, chosen among those that lead to something to see. */
export async function click(
  person: SandboxPerson,
  letter: Glance,
  pick: number,
  requester: Requester,
): Promise<ActOutcome> {
  const links = letter.links.filter((link) => link.role === 'shop');
  const link = links[Math.floor(pick * links.length)];
  if (!link) return couldNot('clicked', 'the letter has no link');
  const headers = { 'user-agent': browserOf(person), accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
  const surfed = await surf(requester, link.href, { method: 'GET', headers });
  if (surfed.result === 'away') return { again: true, reason: surfed.reason };
  if (surfed.result === 'outside') return couldNot('clicked', surfed.reason);
  const { landed, away } = await followRedirects(requester, link.href, surfed.response, headers);
  // Somebody counted the click when it redirected: it is not made again because the page behind it is away.
  return did({
    kind: 'clicked',
    link: link.href,
    httpStatus: surfed.response.status,
    landed,
    ...(away === null ? {} : { reason: away }),
  });
}

/** A scanner asks for every link at once (HEAD, then GET), also for the unsubscribe page: only a POST may change things. */
export async function scan(letter: Glance, requester: Requester): Promise<ActOutcome> {
  if (letter.links.length === 0) return couldNot('scanner_clicked', 'the letter has no link');
  const details: ActDetail[] = [];
  for (const { href } of letter.links) {
    await surf(requester, href, { method: 'HEAD', headers: { 'user-agent': SCANNER } });
    const surfed = await surf(requester, href, { method: 'GET', headers: { 'user-agent': SCANNER } });
    if (surfed.result === 'away') return { again: true, reason: surfed.reason };
    if (surfed.result === 'outside') continue;
    details.push({ kind: 'scanner_clicked', link: href, httpStatus: surfed.response.status });
  }
  return details.length > 0
    ? did(...details)
    : couldNot('scanner_clicked', 'all links lead outside the sandbox');
}

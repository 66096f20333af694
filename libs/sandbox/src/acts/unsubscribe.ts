import type { UnsubscribeWay } from '../behaviour/act.js';
import { attribute } from '../letters/letter-links.js';
import type { Glance } from '../letters/glance.js';
import { browserOf } from '../outside/browsers.js';
import type { Requester } from '../outside/requester.js';
import type { SandboxPerson } from '../people/person.js';
import { did, type ActOutcome } from './errand.js';
import { surf } from './surf.js';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/**
 * Unsubscribes over HTTP: by the one-click POST of RFC 8058, or through the page that a link of the letter leads to.
 * Null if the letter offers neither: then the person writes.
 */
export async function unsubscribeOverHttp(
  way: UnsubscribeWay,
  person: SandboxPerson,
  letter: Glance,
  requester: Requester,
): Promise<ActOutcome | null> {
  const page = letter.links.find((link) => link.role === 'unsubscribe')?.href ?? null;
  const { oneClick } = letter.unsubscribe;
  if (way === 'page' && page !== null) return await throughPage(page, person, requester);
  if (way !== 'reply' && oneClick !== null) return await throughOneClick(oneClick, requester);
  return way === 'one_click' && page !== null ? await throughPage(page, person, requester) : null;
}

/** RFC 8058 section 3.2: a POST without cookies, the body as a form. It is the provider that sends it. */
async function throughOneClick(url: string, requester: Requester): Promise<ActOutcome> {
  const surfed = await surf(requester, url, {
    method: 'POST',
    headers: FORM,
    body: 'List-Unsubscribe=One-Click',
  });
  if (surfed.result !== 'answered') return { again: true, reason: surfed.reason };
  return did({ kind: 'unsubscribed', how: 'one_click', link: url, httpStatus: surfed.response.status });
}

/** Opens the page and presses the button of its first POST form. */
async function throughPage(url: string, person: SandboxPerson, requester: Requester): Promise<ActOutcome> {
  const headers = { 'user-agent': browserOf(person) };
  let at = url;
  let surfed = await surf(requester, at, { method: 'GET', headers });
  if (surfed.result === 'answered' && surfed.response.location !== null) {
    at = new URL(surfed.response.location, at).href;
    surfed = await surf(requester, at, { method: 'GET', headers });
  }
  if (surfed.result !== 'answered') return { again: true, reason: surfed.reason };
  const form = findForm(surfed.response.body);
  const target = new URL(form?.action ?? '', at).href;
  const posted = await surf(requester, target, {
    method: 'POST',
    headers: { ...headers, ...FORM, origin: new URL(target).origin },
    body: new URLSearchParams(form?.fields ?? []).toString(),
  });
  if (posted.result !== 'answered') return { again: true, reason: posted.reason };
  return did({ kind: 'unsubscribed', how: 'page', link: target, httpStatus: posted.response.status });
}

/** The first form that is sent by POST, with its hidden and pre-checked fields and its first button. */
export function findForm(html: string): { action: string | null; fields: [string, string][] } | null {
  for (const [, tag, inner] of html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/gi)) {
    if (attribute(tag!, 'method')?.toLowerCase() !== 'post') continue;
    const fields: [string, string][] = [];
    for (const [input] of inner!.matchAll(/<input\b[^>]*>/gi)) {
      const name = attribute(input, 'name');
      const type = attribute(input, 'type')?.toLowerCase() ?? 'text';
      const chosen = (type !== 'checkbox' && type !== 'radio') || /\bchecked\b/i.test(input);
      if (name !== null && chosen && type !== 'submit') fields.push([name, attribute(input, 'value') ?? '']);
    }
    const button = /<(?:button|input)\b(?=[^>]*\btype\s*=\s*["']?submit)[^>]*>/i.exec(inner!)?.[0];
    const name = button === undefined ? null : attribute(button, 'name');
    if (name !== null) fields.push([name, attribute(button!, 'value') ?? '']);
    return { action: attribute(tag!, 'action'), fields };
  }
  return null;
}

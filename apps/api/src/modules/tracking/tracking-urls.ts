import type { TokenSigner, TrackingRef } from '@mailwright/tokens';

/** Where the links of a mail lead. One place says the paths: the composer signs them, the tracking controller answers them. */
export interface TrackingUrls {
  open(ref: TrackingRef): string;
  /** `destination` only for a link whose address holds merge tags: it is bound inside the signature. */
  click(ref: TrackingRef, linkNo: number, destination?: string): string;
  /** The page behind the link in the mail's footer; opening it changes nothing. */
  unsubscribe(ref: TrackingRef): string;
  /** RFC 8058: a POST without cookies from the reader's mail program. Its own path, so that no scanner's GET is near it. */
  oneClick(ref: TrackingRef): string;
  view(ref: TrackingRef): string;
}

export function trackingUrls(publicUrl: string, signer: TokenSigner): TrackingUrls {
  // A message has two addresses with one token; the composer asks for both in a row.
  let last: { ref: TrackingRef; token: string } | null = null;
  const unsubscribeToken = (ref: TrackingRef): string => {
    if (last?.ref !== ref) last = { ref, token: signer.sign('unsubscribe', ref) };
    return last.token;
  };
  return {
    open: (ref) => `${publicUrl}/o/${signer.sign('open', ref)}`,
    click: (ref, linkNo, destination) =>
      destination === undefined
        ? `${publicUrl}/c/${signer.sign('click', ref, linkNo)}`
        : `${publicUrl}/c/${signer.sign('click', ref, linkNo, destination)}?u=${encodeURIComponent(destination)}`,
    unsubscribe: (ref) => `${publicUrl}/u/${unsubscribeToken(ref)}`,
    oneClick: (ref) => `${publicUrl}/u/${unsubscribeToken(ref)}/one-click`,
    view: (ref) => `${publicUrl}/v/${signer.sign('view', ref)}`,
  };
}

/** Stands for a recipient's token in previews: its pages say that this was one. */
export const PREVIEW_TOKEN = 'preview';

/** The addresses of a preview: links lead where they are written to, nothing is signed and nothing is counted. */
export const previewUrls = (publicUrl: string): TrackingUrls => ({
  open: () => `${publicUrl}/o/${PREVIEW_TOKEN}`,
  click: (_ref, linkNo, destination) => destination ?? `${publicUrl}/c/${PREVIEW_TOKEN}-${linkNo}`,
  unsubscribe: () => `${publicUrl}/u/${PREVIEW_TOKEN}`,
  oneClick: () => `${publicUrl}/u/${PREVIEW_TOKEN}/one-click`,
  view: () => `${publicUrl}/v/${PREVIEW_TOKEN}`,
});

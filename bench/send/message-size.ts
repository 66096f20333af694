import { createTokenSigner } from '@mailwright/tokens';
import { createComposer, type Mailing, messageSize as sizeOf } from '@mailwright/api/modules/sending';
import { trackingUrls } from '@mailwright/api/modules/tracking';
import type { House } from './house.js';

/** Bytes of one recipient's message, made by the same composer with a key of its own. */
export async function messageSize(house: House, mailingId: string): Promise<number> {
  const { rows } = await house.client.query<Mailing>(
    `select workspace_id as "workspaceId", id, number, kind, content, message, track_opens as "trackOpens", track_clicks as "trackClicks" from mailings where id = $1`,
    [mailingId],
  );
  const { rows: people } = await house.client.query<{
    email: string;
    firstName: string;
    lastName: string;
    attributes: Record<string, unknown>;
  }>(`select email, first_name as "firstName", last_name as "lastName", attributes from contacts limit 1`);
  const signer = createTokenSigner({ keys: [{ id: 0, secret: Buffer.alloc(32, 7) }] });
  const composer = createComposer(rows[0]!, trackingUrls(house.config.publicUrl, signer), signer);
  const composed = composer.compose(
    {
      ...people[0]!,
      contactId: '',
      ordinal: 1,
      messageId: '<mw.1.1.size@mail.example.com>',
      attempts: 0,
      state: 'in_flight',
      leaseToken: '1',
      language: null,
      timeZone: null,
    },
    new Date(),
  );
  if ('problem' in composed) throw new Error(composed.message);
  return sizeOf(composed.message);
}

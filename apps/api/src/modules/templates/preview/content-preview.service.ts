import { Inject, Injectable } from '@nestjs/common';
import type { preview } from '@mailwright/contracts';
import { attachmentSize } from '@mailwright/mime';
import {
  compileContent,
  type CompiledContent,
  type ContentSource,
  createRenderer,
  missingFields,
} from '@mailwright/templating';
import type { TokenSigner } from '@mailwright/tokens';
import type { z } from 'zod';
import { PUBLIC_URL } from '../../../platform/http/public-url.js';
import { FieldsService } from '../../contacts/public.js';
import { createComposer, fieldsOf, messageSize } from '../../sending/public.js';
import { previewUrls, TRACKING_SIGNER, type TrackingUrls, trackingUrls } from '../../tracking/public.js';
import { WorkspacesService } from '../../workspaces/public.js';
import { EmbeddedPicturesService } from '../images/embedded-pictures.service.js';
import { mailingToShow } from './mailing-to-show.js';
import { type PreviewPerson, samplePerson } from './sample-person.js';

export type Preview = z.input<typeof preview>;
export type FromName = { name: string; address: string };

const SAMPLE_FROM: FromName = { name: 'You', address: 'you@example.com' };
const NOTHING = {
  subject: '',
  preheader: '',
  html: null,
  text: '',
  missingFields: [],
  links: [],
  bytes: 0,
  htmlBytes: 0,
};

/**
 * What one person would get. Compiled and composed on the path that also sends: the HTML shown is the HTML sent, but
 * that its links lead straight to where they are written to and nothing is counted.
 */
@Injectable()
export class ContentPreviewService {
  constructor(
    private readonly workspaces: WorkspacesService,
    private readonly fields: FieldsService,
    private readonly pictures: EmbeddedPicturesService,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
    @Inject(TRACKING_SIGNER) private readonly signer: TokenSigner,
  ) {}

  /** Without a person: somebody made up. Problems of the content are a part of the answer, not a refusal. */
  async preview(
    workspaceId: string,
    source: ContentSource,
    someone: PreviewPerson | null,
    from: FromName | null,
    attachments: readonly { bytes: number }[],
  ): Promise<Preview> {
    const person = someone ?? samplePerson(await this.fields.list(workspaceId));
    const contact = {
      id: person.contactId,
      email: person.email,
      name: `${person.firstName} ${person.lastName}`.trim(),
    };
    const workspace = await this.workspaces.facts(workspaceId);
    const compiled = await compileContent(source, {
      footer: { legalName: workspace.legalName, postalAddress: workspace.postalAddress },
      timeZone: workspace.timeZone,
    });
    if (!compiled.ok) return { ...NOTHING, ok: false, problems: compiled.problems, warnings: [], contact };
    const { content } = compiled;
    const pictures = await this.pictures.find(workspaceId, content.html);
    const shown = this.compose(workspaceId, content, person, from, 'shown');
    const sent = this.compose(workspaceId, content, person, from, 'sent');
    if ('problem' in shown || 'problem' in sent) {
      const says = 'problem' in shown ? shown.message : 'problem' in sent ? sent.message : '';
      const problem = {
        part: 'html',
        line: 0,
        column: 0,
        message: says,
        advice: 'Look at the fields of this person.',
      };
      return { ...NOTHING, ok: false, problems: [problem], warnings: content.warnings, contact };
    }
    return {
      ok: true,
      problems: [],
      warnings: content.warnings,
      ...shown.rendered,
      preheader: preheaderFor(content, person),
      missingFields: missingFields(content, fieldsOf(person)),
      links: content.links,
      // As it leaves, with pixel and signed links: that is what Gmail measures.
      bytes: messageSize(sent.message) + filesSize([...attachments, ...pictures.found]),
      htmlBytes: Buffer.byteLength(sent.rendered.html ?? ''),
      contact,
    };
  }

  private compose(
    workspaceId: string,
    content: CompiledContent,
    person: PreviewPerson,
    from: FromName | null,
    as: 'shown' | 'sent',
  ) {
    const urls: TrackingUrls =
      as === 'sent' ? trackingUrls(this.publicUrl, this.signer) : previewUrls(this.publicUrl);
    const mailing = mailingToShow(workspaceId, content, from ?? SAMPLE_FROM, as === 'sent');
    const recipient = {
      ...person,
      contactId: person.contactId ?? '',
      // Of mailing 0, which is none: a token that got out of here means nobody.
      ordinal: 1,
      messageId: '<preview@mailwright.invalid>',
      attempts: 0,
      state: 'in_flight' as const,
      leaseToken: '0',
    };
    return createComposer(mailing, urls, this.signer).compose(recipient, new Date());
  }
}

/** What files add to a message; their few header lines do not matter beside it. */
const filesSize = (files: readonly { bytes: number }[]): number =>
  files.reduce((sum, { bytes }) => sum + attachmentSize(bytes), 0);

/** The grey line behind the subject, filled like a subject. */
function preheaderFor(content: CompiledContent, person: PreviewPerson): string {
  const alone = { ...content, subject: content.preheader, html: null, text: '' };
  const none = { click: () => '', pixel: null, unsubscribe: '', view: '' };
  const rendered = createRenderer(alone).render(fieldsOf(person), none);
  return 'problem' in rendered ? '' : rendered.subject;
}

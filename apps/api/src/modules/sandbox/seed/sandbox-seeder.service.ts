import { Injectable } from '@nestjs/common';
import { makePeople, sampleContent, type SampleContent, type SandboxPerson } from '@mailwright/sandbox';
import type { EntityManager } from 'typeorm';
import { Database } from '../../../platform/database/database.js';
import { LiveBus } from '../../../platform/live/live-bus.js';
import { CampaignsService } from '../../campaigns/public.js';
import { FieldsService, ListsService, type NewPerson, PeopleIntake } from '../../contacts/public.js';
import { TemplatesService } from '../../templates/public.js';
import { WorkspacesService } from '../../workspaces/public.js';
import { SandboxRepository, type WorldRow } from '../sandbox.repository.js';
import { ServersSeeder } from './servers-seeder.service.js';

const INTAKE_BATCH = 5_000;
/** Long enough to be seen, short enough for somebody who wants to see it go. */
const UNDO_SECONDS = 10;

/** Fills a sandbox workspace: a newcomer finds 2,000 people and a campaign that only has to be sent. */
@Injectable()
export class SandboxSeeder {
  constructor(
    private readonly database: Database,
    private readonly worlds: SandboxRepository,
    private readonly workspaces: WorkspacesService,
    private readonly fields: FieldsService,
    private readonly lists: ListsService,
    private readonly intake: PeopleIntake,
    private readonly servers: ServersSeeder,
    private readonly templates: TemplatesService,
    private readonly campaigns: CampaignsService,
    private readonly live: LiveBus,
  ) {}

  /**
   * Two transactions. What other nouns make in their own is looked for before it is made: a fill that was interrupted
   * goes on, and one that is over is not repeated, whatever people changed since.
   */
  async fill(workspaceId: string): Promise<void> {
    const content = sampleContent();
    await this.database.transaction(async (manager) => {
      const world = await this.worlds.lock(manager, workspaceId);
      if (!world || world.seededAt || world.accountId) return;
      const { brand } = content;
      const { version } = await this.workspaces.get(workspaceId, 'owner');
      await this.workspaces.change(workspaceId, 'owner', {
        version,
        legalName: brand.legalName,
        postalAddress: brand.postalAddress,
      });
      const { accountId, mailboxId } = await this.servers.fill(workspaceId, content);
      await this.worlds.setParts(manager, workspaceId, { accountId, mailboxId });
    });
    await this.database.transaction(async (manager) => {
      const world = await this.worlds.lock(manager, workspaceId);
      if (!world || world.seededAt) return;
      const listId = await this.settlePeople(manager, world, content);
      const templateId = await this.writeTemplates(workspaceId, content);
      const campaignId = await this.beginCampaign(manager, workspaceId, content, listId, templateId);
      await this.worlds.setSeeded(manager, workspaceId, campaignId);
      for (const topic of ['sandbox', 'contacts', 'lists', `campaign:${campaignId}`])
        await this.live.tell(manager, { workspaceId, topic });
    });
  }

  private async settlePeople(
    manager: EntityManager,
    world: WorldRow,
    { list }: SampleContent,
  ): Promise<string> {
    const { workspaceId } = world;
    await this.fields.ensure(manager, workspaceId, [
      { key: 'city', label: 'City', type: 'text' },
      { key: 'country', label: 'Country', type: 'text' },
      { key: 'company', label: 'Company', type: 'text' },
    ]);
    const listId = await this.lists.make(manager, workspaceId, list);
    const people = makePeople({ seed: world.seed, count: world.people }).map(asContact);
    for (let from = 0; from < people.length; from += INTAKE_BATCH) {
      const batch = people.slice(from, from + INTAKE_BATCH);
      const { refused } = await this.intake.upsertMany(manager, workspaceId, batch, {
        listId,
        consentSource: list.consentSource,
      });
      if (refused[0]) throw new Error(`A made-up person was refused: ${refused[0].says}`);
    }
    return listId;
  }

  /** The first one is the sample campaign's. */
  private async writeTemplates(workspaceId: string, { templates }: SampleContent): Promise<string> {
    const ids: string[] = [];
    const known = await this.templates.list(workspaceId);
    for (const { name, format, source, text, subject, preheader } of templates) {
      const found = known.find((template) => template.name === name);
      const made =
        found ??
        (await this.templates.create(workspaceId, {
          name,
          format,
          source,
          textSource: text,
          subject,
          preheader,
          attachments: [],
        }));
      ids.push(made.id);
    }
    const [first] = ids;
    if (!first) throw new Error('The sandbox has no sample template.');
    return first;
  }

  private async beginCampaign(
    manager: EntityManager,
    workspaceId: string,
    { campaign, templates: [template] }: SampleContent,
    listId: string,
    templateId: string,
  ): Promise<string> {
    const identityId = await this.servers.identityOf(workspaceId);
    const draft = await this.campaigns.create(
      workspaceId,
      { kind: 'nobody' },
      { name: campaign.name, templateId },
    );
    await this.campaigns.change(
      workspaceId,
      draft.id,
      {
        version: draft.version,
        audience: { everybody: false, lists: [listId], excludeLists: [] },
        identityId,
        subject: template?.subject ?? '',
        preheader: template?.preheader ?? '',
        undoSeconds: UNDO_SECONDS,
        fixedCost: campaign.fixedCost,
        costPerMessage: campaign.costPerMessage,
        currency: campaign.currency,
      },
      // The list is of this transaction.
      manager,
    );
    return draft.id;
  }
}

const asContact = (person: SandboxPerson): NewPerson => ({
  email: person.email,
  firstName: person.firstName,
  lastName: person.lastName,
  language: person.language,
  timeZone: person.timeZone,
  attributes: {
    city: person.city,
    country: person.country,
    ...(person.company ? { company: person.company } : {}),
  },
});

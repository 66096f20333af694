import { Injectable } from '@nestjs/common';
import type { InputOf, Role, Workspace } from '@mailwright/contracts';
import type { changeWorkspace, createWorkspace } from '@mailwright/contracts';
import { Database } from '../../platform/database/database.js';
import { EventBus } from '../../platform/events/event-bus.js';
import { DomainError, notFound, stale } from '../../platform/http/domain-error.js';
import { ProcessRegistry } from '../../platform/processes/process-registry.js';
import { workspaceCreated } from './events.js';
import { presentWorkspace } from './workspace.presenter.js';
import { WorkspacesRepository } from './workspaces.repository.js';

export interface WorkspaceFacts {
  id: string;
  kind: 'real' | 'sandbox';
  name: string;
  legalName: string;
  postalAddress: string;
  timeZone: string;
  currency: string;
  /** Compressed time of a sandbox; 1 otherwise. */
  delayScale: number;
}

const DEFAULT_PEOPLE = 2_000;

/** Workspaces: everything else belongs to one. Whether one is a sandbox is decided here, once. */
@Injectable()
export class WorkspacesService {
  constructor(
    private readonly database: Database,
    private readonly workspaces: WorkspacesRepository,
    private readonly events: EventBus,
    private readonly processes: ProcessRegistry,
  ) {}

  async ofPerson(userId: string): Promise<Workspace[]> {
    return (await this.workspaces.ofPerson(this.database.manager, userId)).map(presentWorkspace);
  }

  /**
   * Who makes a real workspace owns it, connects servers and so reaches into the network of this installation: that is
   * for the first owner and for people who were trusted with a real workspace. An invited viewer is not one of them.
   */
  mayMakeReal(userId: string): Promise<boolean> {
    return this.workspaces.mayMakeReal(this.database.manager, userId);
  }

  async get(id: string, role: Role): Promise<Workspace> {
    const found = await this.workspaces.byId(this.database.manager, id, role);
    if (!found) throw notFound('workspace');
    return presentWorkspace(found);
  }

  /** What other modules must know of a workspace, whoever asks. */
  async facts(id: string): Promise<WorkspaceFacts> {
    const found = await this.workspaces.byId(this.database.manager, id, 'viewer');
    if (!found) throw notFound('workspace');
    return found;
  }

  async create(ownerId: string, input: InputOf<typeof createWorkspace>['body']): Promise<Workspace> {
    const timeZone = input.timeZone ?? 'UTC';
    requireZone(timeZone);
    if (input.kind === 'sandbox') await this.requireSandboxRole();
    else if (!(await this.mayMakeReal(ownerId))) throw realNotAllowed();
    const id = await this.database.transaction(async (manager) => {
      const made = await this.workspaces.create(manager, {
        kind: input.kind,
        name: input.name,
        timeZone,
        currency: input.currency ?? 'EUR',
        ownerId,
        people: input.people ?? DEFAULT_PEOPLE,
      });
      await this.events.publish(manager, workspaceCreated, { workspaceId: made, kind: input.kind });
      return made;
    });
    return this.get(id, 'owner');
  }

  /** A sandbox without its world would wait for ever: better to say so at once. */
  private async requireSandboxRole(): Promise<void> {
    const living = await this.processes.living();
    if (living.some((one) => one.roles.includes('sandbox'))) return;
    throw new DomainError(
      'workspace.no_sandbox_process',
      'unavailable',
      'No process of this installation runs the sandbox’s world.',
      'Start one with the role sandbox on the machine that also runs the others, or try again in a moment if it is just starting.',
    );
  }

  async change(id: string, role: Role, input: InputOf<typeof changeWorkspace>['body']): Promise<Workspace> {
    const { version, ...values } = input;
    if (values.timeZone) requireZone(values.timeZone);
    const changed = await this.database.transaction((manager) =>
      this.workspaces.change(manager, id, version, values),
    );
    if (!changed) throw stale('workspace');
    return this.get(id, role);
  }
}

function requireZone(zone: string): void {
  if (Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC') return;
  throw new DomainError(
    'workspace.zone_unknown',
    'invalid',
    `${zone} is not a time zone.`,
    'Choose one such as Europe/Berlin.',
  );
}

const realNotAllowed = (): DomainError =>
  new DomainError(
    'workspace.real_not_allowed',
    'forbidden',
    'A workspace for real mail is made by the owner of this installation or by somebody who owns one already.',
    'Open a sandbox, or ask the owner to make the workspace and to invite you to it.',
  );

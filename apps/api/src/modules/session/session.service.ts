import { Inject, Injectable } from '@nestjs/common';
import { timingSafeEqual } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { DomainError, notFound } from '../../platform/http/domain-error.js';
import { ProcessRegistry } from '../../platform/processes/process-registry.js';
import { AuthService, SESSION_OPTIONS, type SessionOptions } from './auth.service.js';
import { PeopleRepository, type InvitationRow } from './people.repository.js';

/** The first owner, invitations, and what the page asks before anything else. */
@Injectable()
export class SessionService {
  constructor(
    @Inject(SESSION_OPTIONS) private readonly options: SessionOptions,
    private readonly database: Database,
    private readonly people: PeopleRepository,
    private readonly auth: AuthService,
    private readonly processes: ProcessRegistry,
  ) {}

  async view(actor: Actor) {
    const ownerNeeded = !(await this.people.anybodyThere(this.database.manager));
    return {
      setup: { ownerNeeded, codeNeeded: ownerNeeded && this.options.setupCode !== null },
      person: actor.kind === 'person' ? { id: actor.userId, name: actor.name, email: actor.email } : null,
      version: this.processes.version,
      publicUrl: this.options.publicUrl,
    };
  }

  /** Once per installation. The password is hashed before the lock, so that a slow hash holds nobody up. */
  async createOwner(input: {
    name: string;
    email: string;
    password: string;
    code?: string | undefined;
  }): Promise<{ id: string }> {
    this.checkCode(input.code);
    // Before the hash: it is slow on purpose, and anybody may ask here.
    await this.requireNobodyThere(this.database.manager);
    const passwordHash = await this.hash(input.password);
    return this.database.transaction(async (manager) => {
      await this.people.lockSetup(manager);
      await this.requireNobodyThere(manager);
      return { id: await this.people.addPerson(manager, { ...input, passwordHash }) };
    });
  }

  private async requireNobodyThere(manager: EntityManager): Promise<void> {
    if (await this.people.anybodyThere(manager))
      throw new DomainError(
        'setup.done',
        'conflict',
        'This installation has its owner already.',
        'Sign in, or ask the owner for an invitation.',
      );
  }

  async invitation(id: string): Promise<InvitationRow> {
    const invitation = await this.people.openInvitation(this.database.manager, id);
    if (!invitation) throw notFound('invitation');
    return invitation;
  }

  /** Signed in as the invited person, or new with a name and a password. The link itself is the proof of the address. */
  async accept(
    id: string,
    actor: Actor,
    input: { name?: string | undefined; password?: string | undefined },
  ): Promise<{ workspaceId: string }> {
    const invitation = await this.invitation(id);
    const passwordHash = input.password ? await this.hash(input.password) : null;
    return this.database.transaction(async (manager) => {
      if (!(await this.people.lockInvitation(manager, id))) throw alreadyAccepted();
      await this.people.lockAddress(manager, invitation.email);
      const known = await this.people.personByEmail(manager, invitation.email);
      const userId = known
        ? this.signedInAs(actor, known.id, invitation.email)
        : await this.newPerson(manager, invitation, input.name, passwordHash);
      if (!(await this.people.accept(manager, invitation, userId))) throw alreadyAccepted();
      return { workspaceId: invitation.workspaceId };
    });
  }

  private newPerson(
    manager: Parameters<PeopleRepository['addPerson']>[0],
    invitation: InvitationRow,
    name: string | undefined,
    passwordHash: string | null,
  ) {
    if (!name || !passwordHash)
      throw new DomainError(
        'invitation.person_needed',
        'invalid',
        'A new person needs a name and a password.',
        'Fill in both fields.',
      );
    return this.people.addPerson(manager, { name, email: invitation.email, passwordHash });
  }

  private signedInAs(actor: Actor, userId: string, email: string): string {
    if (actor.kind === 'person' && actor.userId === userId) return userId;
    throw new DomainError(
      'invitation.sign_in_first',
      'not_signed_in',
      `${email} has an account here already.`,
      'Sign in with it and open the link again.',
    );
  }

  private checkCode(code: string | undefined): void {
    const { setupCode } = this.options;
    if (setupCode === null) return;
    const given = Buffer.from(code ?? '');
    const wanted = Buffer.from(setupCode);
    if (given.length === wanted.length && timingSafeEqual(given, wanted)) return;
    throw new DomainError(
      'setup.code_wrong',
      'forbidden',
      'The setup code is not right.',
      'Copy the code that the console printed at the start.',
    );
  }

  private async hash(password: string): Promise<string> {
    return (await this.auth.auth.$context).password.hash(password);
  }
}

const alreadyAccepted = (): DomainError =>
  new DomainError(
    'invitation.accepted',
    'conflict',
    'This invitation was accepted or taken back a moment ago.',
    'Sign in; if you are not in the workspace then, ask for a new invitation.',
  );

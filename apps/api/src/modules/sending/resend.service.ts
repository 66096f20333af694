import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { row } from '../../platform/database/database.js';
import { MailingsRepository } from './mailings.repository.js';
import { COPY_MAILING, TAKE_OVER_RECIPIENTS } from './sql/send-again.js';

/** Who is to get a mailing again. */
export interface ResendWish {
  workspaceId: string;
  /** The mailing that they did not get. */
  mailingId: string;
  /** The campaign that the new mailing belongs to. */
  campaignId: string;
  /** Final reasons, as `delivery_reasons` names them. */
  reasons: readonly string[];
  lists: readonly string[];
  notBefore: Date;
}

/**
 * Sends a mailing again to those who did not get it. Each recipient has one mailing that may send to them: taken over
 * here, the old one never does. Whoever turns out to have got it meanwhile is skipped at the claim, as `already_reached`.
 */
@Injectable()
export class ResendService {
  constructor(private readonly mailings: MailingsRepository) {}

  /** In the caller's transaction, ready to be sent. Null: nobody is left to send to, and the caller rolls back. */
  async sendAgain(
    manager: EntityManager,
    { workspaceId, mailingId, campaignId, reasons, lists, notBefore }: ResendWish,
  ): Promise<{ mailingId: string; recipients: number; waiting: number } | null> {
    const made = await row<{ id: string; number: number; domain: string }>(manager, COPY_MAILING, [
      workspaceId,
      mailingId,
      campaignId,
      notBefore,
    ]);
    if (!made) return null;
    const taken = await row<{ recipients: number; waiting: number }>(manager, TAKE_OVER_RECIPIENTS, [
      workspaceId,
      mailingId,
      reasons,
      made.id,
      made.number,
      made.domain,
      lists,
    ]);
    if (!taken || taken.waiting === 0) return null;
    await this.mailings.changeState(manager, workspaceId, made.id, ['preparing'], 'sending');
    return { mailingId: made.id, ...taken };
  }
}

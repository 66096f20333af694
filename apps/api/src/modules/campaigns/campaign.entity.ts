import type { Attachment } from '@mailwright/contracts';
import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';

export type CampaignState =
  | 'draft'
  | 'scheduled'
  | 'launching'
  | 'sending'
  | 'paused'
  | 'stopped'
  | 'finished'
  | 'cancelled'
  | 'failed';

export interface CampaignAudience {
  everybody: boolean;
  lists: string[];
  excludeLists: string[];
}

@Entity('campaigns')
export class CampaignEntity {
  @PrimaryColumn('uuid') workspaceId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('text') state!: CampaignState;
  @Column('text') stateSays!: string;
  @Column('jsonb') audience!: CampaignAudience;
  @Column('uuid', { nullable: true }) identityId!: string | null;
  @Column('text') subject!: string;
  @Column('text') preheader!: string;
  @Column('uuid', { nullable: true }) templateId!: string | null;
  @Column('text', { nullable: true }) contentFormat!: 'html' | 'mjml' | 'text' | null;
  @Column('text', { nullable: true }) contentSource!: string | null;
  @Column('text', { nullable: true }) contentText!: string | null;
  /** Admitted by the files module. */
  @Column('jsonb') attachments!: Attachment[];
  @Column('boolean') trackOpens!: boolean;
  @Column('boolean') trackClicks!: boolean;
  @Column('text') uncertainPolicy!: 'never_again' | 'send_again';
  @Column('integer') undoSeconds!: number;
  /** `2026-12-03` as the person chose it; the instant follows from it and the zone. */
  @Column('date', { nullable: true }) localDate!: string | null;
  @Column('time', { nullable: true }) localTime!: string | null;
  @Column('text', { nullable: true }) timeZone!: string | null;
  @Column('timestamptz', { nullable: true }) launchAt!: Date | null;
  @Column('integer') scheduleVersion!: number;
  @Column('numeric') fixedCost!: string;
  @Column('numeric') costPerMessage!: string;
  @Column('char', { length: 3 }) currency!: string;
  @Column('uuid', { nullable: true }) mailingId!: string | null;
  /** The campaign whose failed recipients this one goes to. */
  @Column('uuid', { nullable: true }) resendOf!: string | null;
  @Column('timestamptz', { nullable: true }) launchedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) finishedAt!: Date | null;
  @Column('uuid', { nullable: true }) createdBy!: string | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) updatedAt!: Date;
  /** Counted up by our own statements, which compare it. */
  @Column('integer') version!: number;
}

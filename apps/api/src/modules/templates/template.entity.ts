import type { Attachment } from '@mailwright/contracts';
import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';

@Entity('templates')
export class TemplateEntity {
  @PrimaryColumn('uuid') workspaceId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('text') format!: 'html' | 'mjml' | 'text';
  @Column('text') source!: string;
  @Column('text', { nullable: true }) textSource!: string | null;
  @Column('text') subject!: string;
  @Column('text') preheader!: string;
  /** Admitted by the files module. */
  @Column('jsonb') attachments!: Attachment[];
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) updatedAt!: Date;
  /** Counted up by our own statements, which compare it. */
  @Column('integer') version!: number;
}

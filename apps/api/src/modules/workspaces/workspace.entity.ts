import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

@Entity('workspaces')
export class WorkspaceEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: 'real' | 'sandbox';
  @Column('text') name!: string;
  @Column('text', { default: '' }) legalName!: string;
  @Column('text', { default: '' }) postalAddress!: string;
  @Column('text', { default: 'UTC' }) timeZone!: string;
  @Column('char', { length: 3, default: 'EUR' }) currency!: string;
  @Column('boolean', { default: true }) browserOrdersCount!: boolean;
  @Column('numeric', { precision: 18, scale: 6, default: '100000' }) browserOrderLimit!: string;
  @Column('double precision', { default: 1 }) delayScale!: number;
  /** Days after which the originals of read mails are removed; null keeps them. */
  @Column('integer', { nullable: true }) keepOriginalsDays!: number | null;
  @VersionColumn() version!: number;
}

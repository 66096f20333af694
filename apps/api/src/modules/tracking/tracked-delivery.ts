/** The delivery that a token refers to, as long as it can be found. */
export interface TrackedDelivery {
  mailingNumber: number;
  ordinal: number;
  workspaceId: string;
  mailingId: string;
  kind: 'campaign' | 'test' | 'reply' | 'transactional' | 'sequence';
  campaignId: string | null;
  contactId: string;
  /** As it was when the mail was made. */
  email: string;
  acceptedAt: Date | null;
  /** Nobody knows whether it left: that its token came back proves that it did. */
  isDoubtful: boolean;
  /** False once the person was erased. */
  isContact: boolean;
}

/** A test has no consequences; an erased person leaves no new traces. */
export const leavesTraces = ({ kind, isContact }: TrackedDelivery): boolean =>
  kind !== 'test' && (isContact || kind === 'transactional');

export {
  type AddressProblem,
  type EmailAddress,
  needsSmtpUtf8,
  parseAddress,
  type ParsedAddress,
} from './address.js';
export { type Attachment, attachmentSize } from './attachment.js';
export { encodeMessage, encodeParts, type EncodedMessage, type MessageContent } from './encode-message.js';
export { assertEnvelope, buildEnvelope, type BuiltEnvelope, type Envelope } from './envelope.js';
export type { Header } from './extra-headers.js';
export type { Mailbox } from './header.js';
export { MimeError, type MimeErrorCode } from './mime-error.js';
export { type MessagePlan, planMessage, type PlanOptions } from './plan-message.js';

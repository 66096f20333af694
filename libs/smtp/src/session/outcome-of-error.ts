import type { FailureStage, ReplyStage, SendOutcome, SmtpErrorCode } from '../outcome.js';
import { replyCodes } from '../reply.js';
import type { BodyPhase } from './body-source.js';

/** What nodemailer puts on its errors, as far as it is read here. */
export interface SmtpError extends Error {
  code?: string;
  originalCode?: string;
  command?: string;
  response?: string;
  responseCode?: number;
  timeoutType?: string;
}

/** Node's names for a certificate that must not be believed (openssl `X509_V_ERR_*` without its prefix). */
const CERTIFICATE =
  /^(?:CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|ERR_TLS_CERT|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH|CRL_)/;

/** 530 and 535 at MAIL FROM: the server wants a login, `530 5.7.0 Authentication required`. */
const LOGIN_WANTED = new Set([530, 534, 535]);

/**
 * Which outcome an error of nodemailer's `send()` is. The reply decides where there is one, the phase of the body
 * where there is none: not ended means not sent, ended without a reply means uncertain.
 */
export function outcomeOfError(error: SmtpError, phase: BodyPhase): SendOutcome {
  const reply = error.response ?? null;
  const { code, enhancedCode } = reply === null ? { code: 0, enhancedCode: null } : replyCodes(reply);
  if (reply !== null && code >= 400 && code < 600) {
    if (phase !== 'ended' && (LOGIN_WANTED.has(code) || code === 503)) {
      const errorCode: SmtpErrorCode =
        code === 503 ? 'protocol' : /starttls|encrypt/i.test(reply) ? 'tls' : 'auth';
      const stage = phase === 'body' ? 'body' : 'envelope';
      return { status: 'not_sent', stage, errorCode, error: error.message, code, enhancedCode, reply };
    }
    const stage = stageOf(error.command, phase);
    return code < 500
      ? { status: 'deferred', stage, code, enhancedCode, reply }
      : { status: 'rejected', stage, code, enhancedCode, reply, own: false };
  }
  const errorCode = errorCodeOf(error);
  if (phase === 'ended') return { status: 'uncertain', error: error.message, errorCode, reply };
  return {
    status: 'not_sent',
    stage: phase === 'body' ? 'body' : 'envelope',
    errorCode,
    error: error.message,
    code: code || null,
    enhancedCode,
    reply,
  };
}

function stageOf(command: string | undefined, phase: BodyPhase): ReplyStage {
  if (phase !== 'waiting') return 'dot';
  if (command === 'MAIL FROM') return 'mailfrom';
  return command === 'DATA' ? 'data' : 'rcpt';
}

/** Our word for what ended a connection. */
export function errorCodeOf(error: SmtpError): SmtpErrorCode {
  const system = error.originalCode ?? error.code ?? '';
  if (CERTIFICATE.test(system)) return 'certificate';
  switch (error.code) {
    case 'ETLS':
      return CERTIFICATE.test(error.message) ? 'certificate' : 'tls';
    case 'ETIMEDOUT':
      return 'timeout';
    case 'EAUTH':
      return error.responseCode !== undefined && error.responseCode < 500 ? 'auth_later' : 'auth';
    case 'EDNS':
      return 'dns';
    case 'ESOCKET':
      return /^(?:ERR_SSL|ERR_TLS|EPROTO)/.test(system) ? 'tls' : 'closed';
    case 'ECONNECTION':
      return 'closed';
    default:
      return 'protocol';
  }
}

/** Which step of opening a connection an error belongs to. */
export function openingStageOf(error: SmtpError, secured: boolean): FailureStage {
  const command = error.command ?? '';
  if (command.startsWith('AUTH')) return 'auth';
  if (command === 'EHLO' || command === 'HELO') return 'ehlo';
  if (command === 'STARTTLS' || errorCodeOf(error) === 'tls' || errorCodeOf(error) === 'certificate') {
    return 'starttls';
  }
  return secured ? 'ehlo' : 'greeting';
}

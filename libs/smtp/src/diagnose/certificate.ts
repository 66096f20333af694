import { checkServerIdentity, type TLSSocket } from 'node:tls';

/** What a person wants to know of a server's certificate. */
export interface CertificateFacts {
  subject: string;
  names: string;
  issuer: string;
  /** As openssl writes dates. */
  validFrom: string;
  validTo: string;
  protocol: string | null;
}

export interface CertificateVerdict {
  facts: CertificateFacts;
  /** Node's code, such as `CERT_HAS_EXPIRED`, or null if all is well. */
  problem: string | null;
}

/** Looks at the certificate of a connection that accepted any. */
export function examineCertificate(socket: TLSSocket, host: string): CertificateVerdict {
  const certificate = socket.getPeerCertificate();
  const chain = socket.authorizationError;
  const wrongHost = Object.keys(certificate).length > 0 ? checkServerIdentity(host, certificate) : undefined;
  const chainProblem = chain ? codeOf(chain) : null;
  return {
    facts: {
      subject: nameOf(certificate.subject),
      names: certificate.subjectaltname ?? '',
      issuer: nameOf(certificate.issuer),
      validFrom: certificate.valid_from,
      validTo: certificate.valid_to,
      protocol: socket.getProtocol(),
    },
    problem: chainProblem ?? (wrongHost ? 'ERR_TLS_CERT_ALTNAME_INVALID' : null),
  };
}

function codeOf(error: Error | string): string {
  return typeof error === 'string' ? error : ((error as NodeJS.ErrnoException).code ?? error.message);
}

function nameOf(name: object | undefined): string {
  const common: unknown = name && 'CN' in name ? name.CN : undefined;
  const organisation: unknown = name && 'O' in name ? name.O : undefined;
  return [common ?? organisation]
    .flat()
    .filter((part) => typeof part === 'string')
    .join(', ');
}

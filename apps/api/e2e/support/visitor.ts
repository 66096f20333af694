import { type IncomingHttpHeaders, request } from 'node:http';

export interface Answer<T> {
  status: number;
  body: T;
  headers: IncomingHttpHeaders;
}

export interface VisitorOptions {
  /** What the Origin header says; by default the page's own. */
  origin?: string;
  /** The loopback address that the visitor comes from: 127.0.0.2 is another one than 127.0.0.1. */
  from?: string;
}

/** Somebody with a browser of their own: keeps cookies, sends the Origin header as a page would. */
export class Visitor {
  private readonly cookies = new Map<string, string>();

  constructor(
    readonly origin: string,
    private readonly options: VisitorOptions = {},
  ) {}

  get(path: string): Promise<Answer<unknown>> {
    return this.send('GET', path);
  }

  /** An answer that does not end by itself: its body is read by the caller. */
  open(path: string): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return fetch(new URL(path, this.origin), { headers: { cookie } });
  }

  /** The answer's body; fails when the request was refused. */
  async must<T>(method: string, path: string, body?: object): Promise<T> {
    const answer = await this.send<T>(method, path, body);
    if (answer.status < 300) return answer.body;
    throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  }

  async send<T = unknown>(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return new Promise((resolve, reject) => {
      const outgoing = request(
        new URL(path, this.origin),
        {
          method,
          agent: false,
          localAddress: this.options.from,
          headers: {
            origin: this.options.origin ?? this.origin,
            'content-type': 'application/json',
            ...(cookie ? { cookie } : {}),
            ...headers,
          },
        },
        (answer) => {
          for (const line of answer.headers['set-cookie'] ?? []) this.keep(line);
          let text = '';
          answer.setEncoding('utf8').on('data', (part: string) => (text += part));
          answer.on('error', reject);
          answer.on('end', () => {
            const { statusCode: status = 0, headers: said } = answer;
            resolve({ status, body: read(text) as T, headers: said });
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body instanceof Uint8Array ? body : body && JSON.stringify(body));
    });
  }

  signIn(email: string, password: string): Promise<Answer<unknown>> {
    return this.send('POST', '/api/auth/sign-in/email', { email, password });
  }

  private keep(line: string): void {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

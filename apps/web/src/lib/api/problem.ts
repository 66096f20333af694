import type { Problem } from '@mailwright/contracts';

type FieldProblem = NonNullable<Problem['fields']>[number];

/** Why a request failed, in words a person can use. `status` 0 means that no answer came. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  /** one line, no full stop */
  readonly title: string;
  readonly detail: string | null;
  /** what the person can do now, a sentence */
  readonly remedy: string | null;
  /** HTTP status; 0 when no answer came */
  readonly status: number;
  /** machine word for the case, e.g. `campaign.not_editable` */
  readonly code: string | null;
  /** what is wrong with single fields, for the form that sent them */
  readonly fields: readonly FieldProblem[];

  constructor(body: Partial<Problem> & { status: number }, options?: ErrorOptions) {
    const title = body.title ?? titleFor(body.status);
    super(body.detail ? `${title}: ${body.detail}` : title, options);
    this.title = title;
    this.detail = body.detail ?? null;
    this.remedy = body.remedy ?? remedyFor(body.status);
    this.status = body.status;
    this.code = body.code ?? null;
    this.fields = body.fields ?? [];
  }

  /** No answer at all: the server is down or the line is broken. */
  static unreachable(cause: unknown): ApiProblem {
    return new ApiProblem({ status: 0 }, { cause });
  }

  /** Reads a refused response; one that is not problem details is named by its status alone. */
  static async from(response: Response): Promise<ApiProblem> {
    const type = response.headers.get('content-type') ?? '';
    if (!/\bjson\b/.test(type)) return new ApiProblem({ status: response.status });
    try {
      const body: unknown = await response.json();
      return new ApiProblem({ ...problemBody(body), status: response.status });
    } catch (cause) {
      return new ApiProblem({ status: response.status }, { cause });
    }
  }

  /** Somebody else saved in between: `If-Match` did not match. */
  get isConflict(): boolean {
    return this.status === 409 || this.status === 412;
  }

  /** Worth another try without the person changing anything. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

function problemBody(body: unknown): Partial<Problem> {
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {};
}

function titleFor(status: number): string {
  if (status === 0) return 'Mailwright does not answer';
  if (status === 401) return 'You are signed out';
  if (status === 403) return 'You may not do this';
  if (status === 404) return 'This does not exist, or no longer';
  if (status === 409 || status === 412) return 'Somebody changed this in the meantime';
  if (status === 413) return 'This is too large';
  if (status === 429) return 'That was too often in a short time';
  return status >= 500 ? 'Something failed on the server' : 'The server refused this';
}

function remedyFor(status: number): string | null {
  if (status === 0) return 'Mails that are going out go on. Check that it runs and that you are online.';
  if (status === 401) return 'Sign in again; nothing you typed is lost until you leave the page.';
  if (status === 403) return 'Ask an owner of this workspace.';
  if (status === 409 || status === 412) return 'Load it again, then make your change once more.';
  if (status === 429) return 'Wait a minute, then try again.';
  return status >= 500 ? 'Try again. The log of the server has the details.' : null;
}

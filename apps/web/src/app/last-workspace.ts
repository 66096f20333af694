const key = 'mailwright.workspace';

/** The workspace that was open last in this browser. Storage may be switched off; then there is none. */
export function lastWorkspaceId(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function rememberWorkspace(id: string) {
  try {
    localStorage.setItem(key, id);
  } catch {
    // Without storage `/` leads to the first workspace; nothing else is lost.
  }
}

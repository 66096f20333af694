import type { Config, Settings } from '../../config/config.js';

/** What a check found; a warning works but should be looked at. */
export interface Finding {
  readonly status: 'ok' | 'warning' | 'failed';
  /** One sentence on what is. */
  readonly says: string;
  /** One sentence on what to do about it. */
  readonly remedy?: string;
}

/** One thing that `mailwright doctor` looks at. What it throws counts as failed. */
export interface DoctorCheck {
  readonly name: string;
  run(): Promise<Finding>;
}

/** What the checks may know: the settings, and the whole configuration once database and key are good. */
export interface Patient {
  readonly settings: Settings;
  readonly databaseUrl: string | undefined;
  readonly config: Config | undefined;
}

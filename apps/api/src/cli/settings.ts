import { readSettings, type Settings } from '../config/config.js';
import { Refusal } from '../supervisor/refusal.js';

/** The settings, or a refusal that names the bad variable. */
export function requireSettings(): Settings {
  const read = readSettings();
  if ('says' in read) throw new Refusal(read.says);
  return read.settings;
}

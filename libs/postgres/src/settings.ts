/** `full`: what was committed survives a power cut. `none`: only for databases that are thrown away, as tests do. */
export type Durability = 'full' | 'none';

/**
 * The server's settings as `-c name=value` arguments, so that a newer Mailwright brings newer settings without
 * editing a file in an existing data directory.
 */
export function settings(options: { port: number; logs: string; durability: Durability }): string[] {
  const all: Record<string, string> = {
    port: String(options.port),
    listen_addresses: '127.0.0.1',
    // Loopback with a password is the only way in; a socket file would add a path of limited length and its own modes.
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    max_connections: '200',
    shared_buffers: '256MB',
    effective_cache_size: '1GB',
    work_mem: '8MB',
    maintenance_work_mem: '128MB',
    random_page_cost: '1.1',
    jit: 'off',
    // Nothing replicates from here, and minimal WAL lets imports into new tables skip it.
    wal_level: 'minimal',
    max_wal_senders: '0',
    wal_compression: 'pglz',
    max_wal_size: '2GB',
    min_wal_size: '128MB',
    checkpoint_timeout: '15min',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Seven files, one per weekday. Terse and without statements: a log must not hold addresses or bodies.
    logging_collector: 'on',
    log_directory: options.logs,
    log_filename: 'postgresql-%a.log',
    log_truncate_on_rotation: 'on',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_checkpoints: 'off',
    ...(options.durability === 'none'
      ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '8GB' }
      : { fsync: 'on', synchronous_commit: 'on' }),
  };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

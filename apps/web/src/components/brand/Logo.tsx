/** The mark: an M that is also an open envelope. */
export function Logo({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 26 26" aria-hidden style={{ flex: 'none' }}>
      <rect width="26" height="26" rx="7" fill="#2F55E4" />
      <path
        d="M6 18.2V8.6l7 5.6 7-5.6v9.6"
        fill="none"
        stroke="#fff"
        strokeWidth="2.3"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <path d="M9.6 18.2h6.8" stroke="#FFB3A5" strokeWidth="2.3" strokeLinecap="round" />
    </svg>
  );
}

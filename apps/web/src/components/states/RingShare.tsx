interface RingShareProps {
  /** 0…1 */
  share: number;
  size?: number;
}

const strokeWidth = 2.5;

/** The ring of a campaign that is going out, filled to the real share. A picture only: the word is beside it. */
export function RingShare({ share, size = 15 }: RingShareProps) {
  const radius = (size - strokeWidth) / 2;
  const around = 2 * Math.PI * radius;
  const circle = { cx: size / 2, cy: size / 2, r: radius, fill: 'none', strokeWidth };
  return (
    <svg width={size} height={size} aria-hidden>
      <circle {...circle} stroke="var(--mw-accent-line)" />
      <circle
        {...circle}
        stroke="var(--mw-accent-fill)"
        strokeLinecap="round"
        strokeDasharray={`${around * Math.min(1, Math.max(0, share))} ${around}`}
        transform={`rotate(-90 ${size / 2} ${size / 2})`}
      />
    </svg>
  );
}

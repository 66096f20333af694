import { inLink, type EmptyLink } from '../layout/in-link';
import { Num } from '../numbers/Num';
import { Percent } from '../numbers/Percent';
import { shareOf } from '../../lib/format/number';
import { fillClass, type Fill } from './Swatch';
import { barWidth } from './bar-width';
import classes from './FunnelBars.module.css';

/** One step of a funnel. */
export interface FunnelStep {
  label: string;
  count: number;
  fill: Fill;
  /** share of the first step that is usual for this workspace, 0…1 */
  usual?: number;
  /** a guess, such as opens: hatched, grey, with ≈ */
  estimate?: boolean;
  /** the way to the people of this step: `<PlainLink to="…" />` */
  link?: EmptyLink;
}

interface FunnelBarsProps {
  steps: readonly FunnelStep[];
  label: string;
  /** what the dark mark is, e.g. "Your median of 12 campaigns" */
  usualMeaning?: string;
}

/** From tried to bought. Shares are of the first step; the square-root scale is said in words below. */
export function FunnelBars({ steps, label, usualMeaning }: FunnelBarsProps) {
  const whole = steps[0]?.count ?? 0;
  return (
    <figure className={classes.funnel} aria-label={label}>
      <ul className={classes.steps}>
        {steps.map((step, index) => (
          <li key={step.label} className={classes.step} data-estimate={step.estimate || undefined}>
            <span className={classes.name}>{step.label}</span>
            <span className={classes.track} aria-hidden>
              <span
                className={`${classes.fill} ${fillClass(step.fill)}`}
                style={{ width: `${barWidth(step.count, whole) * 100}%` }}
              />
              {step.usual !== undefined && (
                <span
                  className={classes.usual}
                  title={usualMeaning}
                  style={{ left: `${barWidth(step.usual, 1) * 100}%` }}
                />
              )}
            </span>
            <span className={classes.count}>{counted(step)}</span>
            <span className={classes.share}>
              {index > 0 && (
                <Percent
                  share={shareOf(step.count, whole)}
                  estimate={step.estimate}
                  digits={step.estimate ? 0 : 1}
                />
              )}
            </span>
          </li>
        ))}
      </ul>
      <figcaption className={classes.caption}>
        {usualMeaning !== undefined && (
          <span className={classes.captionPart}>
            <span className={classes.usualSample} aria-hidden />
            {usualMeaning}
          </span>
        )}
        <span>Bars use a square-root scale, so small steps stay visible</span>
      </figcaption>
    </figure>
  );
}

function counted(step: FunnelStep) {
  const number = <Num value={step.count} estimate={step.estimate} />;
  return inLink(step.link, number);
}

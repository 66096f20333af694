import { StackedBar } from '../../components/bars/StackedBar';
import airmail from '../../components/brand/airmail.module.css';
import classes from './Envelope.module.css';

const waves = [26, 37, 48, 59].map((y) => `M86 ${y}q8-7 16 0t16 0 16 0 14 0`).join('');

/** The letter beside the sign-in form: what the product shows, in one picture. Decoration, never read aloud. */
export function Envelope() {
  return (
    <div className={`${airmail.edge} ${classes.envelope}`}>
      <div className={classes.paper}>
        <div className={classes.head}>
          <div className={classes.lines}>
            <span className={classes.label}>From</span>
            <span className="medium">Jonas, Northlight Coffee</span>
            <span className={classes.label}>To</span>
            <span className="medium">46,870 people who asked for it</span>
          </div>
          <Stamp />
        </div>
        <svg className={classes.postmark} width="150" height="86" viewBox="0 0 150 86">
          <circle cx="42" cy="43" r="36" />
          <circle cx="42" cy="43" r="27" />
          <path d={waves} />
          <text x="42" y="41">
            13 OCT
          </text>
          <text x="42" y="54">
            08:00
          </text>
        </svg>
        <div className={classes.result}>
          <StackedBar counts={{ accepted: 46312, later: 34, rejected: 521, uncertain: 3 }} height={8} />
          <div className={`num ${classes.figures}`}>
            <span>46,312 accepted</span>
            <span>2,214 clicked</span>
            <span>438 answered</span>
            <b>€14,862</b>
          </div>
        </div>
      </div>
    </div>
  );
}

const along = (count: number, step: number) => Array.from({ length: count }, (_, index) => index * step);

function Stamp() {
  return (
    <svg width="92" height="106" viewBox="0 0 92 106">
      <mask id="perforation">
        <rect width="92" height="106" fill="#fff" />
        {along(10, 10.2).flatMap((x) =>
          [0, 106].map((y) => <circle key={`${x}-${y}`} cx={x} cy={y} r="3" />),
        )}
        {along(12, 9.64).flatMap((y) => [0, 92].map((x) => <circle key={`${x}-${y}`} cx={x} cy={y} r="3" />))}
      </mask>
      <rect width="92" height="106" fill="#2F55E4" mask="url(#perforation)" />
      <g fill="none" strokeWidth="6" strokeLinejoin="round" strokeLinecap="round">
        <path d="M26 70V36l20 16 20-16v34" stroke="#fff" />
        <path d="M37 70h18" stroke="#FFB3A5" />
      </g>
      <text x="46" y="92" textAnchor="middle" fill="#fff" fontSize="9" fontWeight="600" letterSpacing="1">
        POST PAID
      </text>
    </svg>
  );
}

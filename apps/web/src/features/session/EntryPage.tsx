import type { ReactNode } from 'react';
import { Logo } from '../../components/brand/Logo';
import airmail from '../../components/brand/airmail.module.css';
import { Envelope } from './Envelope';
import classes from './EntryPage.module.css';

interface EntryPageProps {
  title: string;
  /** one sentence under the title */
  lead: ReactNode;
  children: ReactNode;
}

/** The pages before one is inside: sign-in, the first owner, an invitation. Form left, envelope right. */
export function EntryPage({ title, lead, children }: EntryPageProps) {
  return (
    <div className={classes.entry}>
      <main id="main" tabIndex={-1} className={classes.side}>
        <div className={`${airmail.edge} ${classes.edge}`} aria-hidden />
        <div className={classes.brand}>
          <Logo size={28} />
          <b>Mailwright</b>
        </div>
        <div className={classes.form}>
          <h1>{title}</h1>
          <p className={classes.lead}>{lead}</p>
          {children}
        </div>
        <p className={classes.foot}>Runs on your own machine. No account elsewhere.</p>
      </main>
      <aside className={classes.picture} aria-hidden>
        <Envelope />
        <p>Know what happened to every single mail.</p>
      </aside>
    </div>
  );
}

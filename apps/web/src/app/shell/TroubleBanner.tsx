import { useEffect, useRef } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Notice } from '../../components/feedback/Notice';
import { healthNow, troubleOf } from '../../lib/api/health';
import classes from './TroubleBanner.module.css';

/** On every page, while something does not run: what it is, and what becomes of mails meanwhile. It goes by itself. */
export function TroubleBanner() {
  const queries = useQueryClient();
  const health = useQuery(healthNow());
  const trouble = troubleOf(health.data);
  const wasBad = useRef(false);
  const isBad = trouble?.tone === 'bad';
  useEffect(() => {
    // What failed to load in the meantime is loaded again, without a person pressing anything.
    if (wasBad.current && !isBad)
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'health' });
    wasBad.current = isBad;
  }, [isBad, queries]);
  return (
    <output className={classes.place}>
      {trouble && <Notice tone={trouble.tone}>{trouble.says}</Notice>}
    </output>
  );
}

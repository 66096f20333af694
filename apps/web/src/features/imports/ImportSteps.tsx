import { Stepper } from '@mantine/core';
import { usePhone } from '../../lib/use-phone';

const STEPS = ['Upload', 'Map the columns', 'Check', 'Run'];

/** Where in the four steps this import is; 4 when all is done. */
export function ImportSteps({ at }: { at: number }) {
  const phone = usePhone();
  if (phone)
    return (
      <p className="num size-sm text-2" style={{ marginBottom: 16 }}>
        {at < STEPS.length
          ? `Step ${at + 1} of ${STEPS.length} · ${STEPS[at] ?? ''}`
          : 'All four steps are done'}
      </p>
    );
  return (
    <Stepper
      active={at}
      size="xs"
      iconSize={26}
      mb={24}
      allowNextStepsSelect={false}
      aria-label="Steps of the import"
    >
      {STEPS.map((step) => (
        <Stepper.Step key={step} label={step} />
      ))}
    </Stepper>
  );
}

import { Stepper } from '@mantine/core';

const STEPS = ['Upload', 'Map the columns', 'Check', 'Run'];

/** Where in the four steps this import is; 4 when all is done. */
export function ImportSteps({ at }: { at: number }) {
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

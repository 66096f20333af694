import { Select } from '@mantine/core';
import { Notice } from '../../../components/feedback/Notice';

interface PresetFieldProps<P extends { key: string; name: string; hint: string }> {
  presets: readonly P[];
  value: string;
  onChoose: (preset: P, last: P | undefined) => void;
}

/** Which service it is. Choosing one fills the rest of the form; what to know about it stands below. */
export function PresetField<P extends { key: string; name: string; hint: string }>({
  presets,
  value,
  onChoose,
}: PresetFieldProps<P>) {
  const chosen = presets.find(({ key }) => key === value);
  return (
    <>
      <Select
        label="Service"
        searchable
        data={presets.map(({ key, name }) => ({ value: key, label: name }))}
        value={chosen ? value : null}
        onChange={(key) => {
          const next = presets.find((preset) => preset.key === key);
          if (next) onChoose(next, chosen);
        }}
      />
      {chosen && <Notice>{chosen.hint}</Notice>}
    </>
  );
}

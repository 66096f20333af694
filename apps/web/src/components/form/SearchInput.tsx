import { useState } from 'react';
import { ActionIcon, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useDebouncedCallback } from '@mantine/hooks';

interface SearchInputProps {
  /** what is searched, also its placeholder: "Search by name or subject" */
  label: string;
  value: string;
  /** called 250 ms after the last key, at once when cleared */
  onChange: (value: string) => void;
  width?: number;
}

/** A search field whose text lives elsewhere, usually in the address. */
export function SearchInput({ label, value, onChange, width = 280 }: SearchInputProps) {
  const [text, setText] = useState(value);
  const tell = useDebouncedCallback(onChange, 250);
  // The text follows the address (back button, "clear filters") without losing what is being typed.
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setText(value);
  }

  const clear = () => {
    setText('');
    tell.cancel();
    onChange('');
  };
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        tell(event.currentTarget.value);
      }}
      leftSection={<IconSearch size={15} color="var(--mw-text-3)" aria-hidden />}
      rightSection={
        text === '' ? null : (
          <ActionIcon aria-label="Clear the search" onClick={clear} size={24}>
            <IconX size={14} />
          </ActionIcon>
        )
      }
      w={width}
      maw="100%"
    />
  );
}

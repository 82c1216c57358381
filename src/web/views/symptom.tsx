import { Button, Field, Input } from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { texts } from '../texts.js';

/** What the user complains about, and the way to change it; then everything is examined again. `captures`: how many it is said of. */
export function Symptom({ symptom, captures, onChange }: { readonly symptom: string | undefined; readonly captures: number; readonly onChange: (words: string) => void }): ReactNode {
  const words = texts.verdict;
  const [text, setText] = useState<string>();
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  const open = text !== undefined;
  useEffect(() => {
    if (!open && wasOpen.current) opener.current?.focus();
    wasOpen.current = open;
  }, [open]);
  if (!open) return <>{symptom} <button ref={opener} type="button" className="link no-print" onClick={() => setText(symptom ?? '')}>{symptom === undefined ? words.report : words.changeReport}</button></>;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    onChange(text);
  };
  return (
    <form className="symptom" onSubmit={send} onKeyDown={(event) => event.key === 'Escape' && setText(undefined)}>
      <Field label={words.reportLabel} hint={captures > 1 ? words.reportAll(captures) : texts.landing.symptomHint}>
        <Input autoFocus value={text} maxLength={2_000} onChange={(_, data) => setText(data.value)} />
      </Field>
      <div className="buttons">
        <Button type="submit" appearance="primary" size="small">{words.examineAgain}</Button>
        <Button size="small" onClick={() => setText(undefined)}>{texts.cancel}</Button>
      </div>
    </form>
  );
}

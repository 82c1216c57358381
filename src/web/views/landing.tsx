import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import { ArrowUploadRegular, DocumentRegular, FolderRegular, ShieldCheckmarkRegular } from '@fluentui/react-icons';
import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { exampleFile } from '../example-files.js';
import { chosenFiles, forget, type Given } from '../given-files.js';
import { texts } from '../texts.js';
import { Command } from './command.js';

interface LandingProps {
  readonly symptom: string;
  readonly onSymptom: (words: string) => void;
  readonly onGiven: (given: Given) => void;
  readonly onText: (text: string) => void;
}

/** Where a person lands: one place to drop or paste, examples, and what to run. */
export function Landing({ symptom, onSymptom, onGiven, onText }: LandingProps): ReactNode {
  const words = texts.landing;
  const filesInput = useRef<HTMLInputElement>(null);
  const folderInput = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [over, setOver] = useState(false);
  // React does not know this attribute.
  useEffect(() => folderInput.current?.setAttribute('webkitdirectory', ''), []);
  const taken = (input: HTMLInputElement | null): void => {
    if (!input?.files?.length) return;
    void chosenFiles(input.files).then(onGiven);
  };
  const dragging = (event: DragEvent, is: boolean): void => {
    event.preventDefault();
    setOver(is);
  };
  return (
    <div className="landing">
      <div className="landing-head">
        <h1 tabIndex={-1}>{words.title}</h1>
        <p className="lead">{texts.tagline}. {words.lead}</p>
      </div>
      <section className={over ? 'drop over' : 'drop'} aria-label={words.drop} onDragEnter={(event) => dragging(event, true)} onDragOver={(event) => dragging(event, true)} onDragLeave={(event) => dragging(event, false)} onDrop={() => setOver(false)}>
        <div className="drop-files">
          <ArrowUploadRegular className="drop-icon" aria-hidden="true" />
          <p className="drop-words">{over ? words.dropNow : words.drop}</p>
          <div className="buttons">
            <Button appearance="primary" size="large" icon={<DocumentRegular />} onClick={() => filesInput.current?.click()}>{words.chooseFiles}</Button>
            <Button size="large" icon={<FolderRegular />} onClick={() => folderInput.current?.click()}>{words.chooseFolder}</Button>
          </div>
          <input ref={filesInput} type="file" multiple hidden data-input="files" onClick={forget} onChange={(event) => taken(event.currentTarget)} />
          <input ref={folderInput} type="file" multiple hidden data-input="folder" onClick={forget} onChange={(event) => taken(event.currentTarget)} />
        </div>
        <div className="drop-text">
          <Field label={words.orPaste} hint={words.pasteHint}>
            <Textarea className="paste" textarea={{ 'data-evidence': '', spellCheck: false, autoComplete: 'off', rows: 7 } as object} placeholder={words.pastePlaceholder} value={text} onChange={(_, data) => setText(data.value)} />
          </Field>
          {text.trim() !== '' && <Button appearance="primary" onClick={() => onText(text)}>{words.examine}</Button>}
        </div>
      </section>
      <p className="privacy"><ShieldCheckmarkRegular aria-hidden="true" /> {words.privacy}</p>
      <Field className="symptom" label={words.symptom} hint={words.symptomHint}>
        <Input value={symptom} maxLength={2_000} onChange={(_, data) => onSymptom(data.value)} />
      </Field>
      <section aria-labelledby="examples-title">
        <h2 id="examples-title">{words.examples}</h2>
        <ul className="examples">
          {texts.examples.map(({ name, title, about }) => (
            <li key={name}><button type="button" className="example" onClick={() => onGiven({ files: [exampleFile(name)], unread: [] })}><strong>{title}</strong><span>{about}</span></button></li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="run-title">
        <h2 id="run-title">{words.run.title}</h2>
        <p>{words.run.lead}</p>
        <ol className="run">
          {words.run.steps.map(({ title, who, commands, why }, index) => (
            <li key={title} className="card">
              <h3>{index + 1}. {title}</h3>
              <p className="who">{who}</p>
              {commands.map((command) => <Command key={command} text={command} />)}
              <p className="quiet">{why}</p>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

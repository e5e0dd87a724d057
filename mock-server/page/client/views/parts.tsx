import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

/** Something that went wrong, in words. */
export function Problem({ text }: { text: string }) {
  return (
    <p class="problem" role="alert">
      {text}
    </p>
  );
}

interface CopyProps {
  text: string | (() => string);
  label?: string;
  /** What is copied, for those who hear one button of many by itself. */
  what?: string;
}

const said = { idle: '', done: 'Copied', failed: 'Not allowed' };

/** A button that copies a text and says so. */
export function Copy({ text, label = 'Copy', what }: CopyProps) {
  const [state, setState] = useState<keyof typeof said>('idle');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(typeof text === 'string' ? text : text());
      setState('done');
    } catch {
      setState('failed');
    }
    setTimeout(() => setState('idle'), 1500);
  };
  return (
    <button type="button" class="quiet" onClick={copy}>
      {said[state] || label}
      {what && <span class="unseen"> {what}</span>}
      <span class="unseen" role="status">
        {said[state]}
      </span>
    </button>
  );
}

export function Chip({ kind = '', children }: { kind?: string; children: ComponentChildren }) {
  return <span class={`chip ${kind}`}>{children}</span>;
}

/** A status with its meaning in colour and in its first digit. */
export function Status({ status }: { status: number }) {
  return <span class={`status s${Math.floor(status / 100)}`}>{status}</span>;
}

/** Sections of which one is shown; the keys of a tab list move between them ("ARIA Authoring Practices", Tabs). */
export function Tabs({ label, tabs }: { label: string; tabs: { title: string; content: ComponentChildren }[] }) {
  const [chosen, choose] = useState(0);
  const shown = Math.min(chosen, tabs.length - 1);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const next = (shown + step + tabs.length) % tabs.length;
    choose(next);
    const list = (event.currentTarget as HTMLElement).children;
    (list[next] as HTMLElement | undefined)?.focus();
  };
  return (
    <div class="tabs">
      <div class="tab-list" role="tablist" aria-label={label} onKeyDown={move}>
        {tabs.map(({ title }, index) => (
          <button
            key={title}
            type="button"
            role="tab"
            id={`tab-${label}-${index}`}
            aria-selected={index === shown}
            aria-controls={`panel-${label}`}
            tabIndex={index === shown ? 0 : -1}
            onClick={() => choose(index)}
          >
            {title}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`panel-${label}`} aria-labelledby={`tab-${label}-${shown}`} tabIndex={0}>
        {tabs[shown]?.content}
      </div>
    </div>
  );
}

import { Component, type ComponentChildren } from 'preact';
import { messageOf } from '../../../../scripts/lib/message-of.ts';
import { Problem } from './parts.tsx';

/** Keeps the rest of the page when one view fails on a definition that nobody thought of. */
export class Boundary extends Component<{ children: ComponentChildren }, { problem?: string }> {
  override componentDidCatch(error: unknown): void {
    this.setState({ problem: messageOf(error) });
  }

  override render() {
    const { problem } = this.state;
    return problem === undefined ? this.props.children : <Problem text={`This view failed: ${problem}. Report it.`} />;
  }
}

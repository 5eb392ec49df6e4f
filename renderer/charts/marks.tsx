import { useEffect, useRef } from 'react';
import type { Mark, Scene, TextMark, Token } from '../../models/figures/scene.ts';
import { paint } from './paint.ts';

/** Above this many marks a canvas draws them; text stays in the SVG. */
export const SVG_AT_MOST = 500;

/** A mark has no identity of its own: its place in the scene is its key. */
const placeKey = (place: number) => `m${place}`;

const variable = (token: Token) => `var(--${token})`;

/** The marks of a scene, without a frame of their own: decoration to assistive technology. */
export function Marks({ scene }: { scene: Scene }) {
  const many = scene.marks.length > SVG_AT_MOST;
  const shown = many ? scene.marks.filter((mark) => mark.mark === 'text') : scene.marks;
  return (
    <>
      {many && <Bitmap scene={scene} />}
      <svg className="marks" width={scene.width} height={scene.height} aria-hidden="true" focusable="false">
        {shown.map((mark, i) => (
          <Drawn key={placeKey(i)} mark={mark} />
        ))}
      </svg>
    </>
  );
}

function Drawn({ mark }: { mark: Mark }) {
  if (mark.mark === 'text') return <Text mark={mark} />;
  const ink = {
    fill: mark.fill ? variable(mark.fill) : 'none',
    stroke: mark.stroke ? variable(mark.stroke) : 'none',
    strokeWidth: mark.strokeWidth,
    strokeDasharray: mark.dash?.join(' '),
    strokeLinecap: mark.round ? ('round' as const) : undefined,
    opacity: mark.opacity,
  };
  if (mark.mark === 'rect')
    return (
      <rect
        x={mark.x}
        y={mark.y}
        width={Math.max(0, mark.width)}
        height={Math.max(0, mark.height)}
        {...ink}
      />
    );
  if (mark.mark === 'line') return <line x1={mark.x1} x2={mark.x2} y1={mark.y1} y2={mark.y2} {...ink} />;
  if (mark.mark === 'circle') return <circle cx={mark.x} cy={mark.y} r={mark.r} {...ink} />;
  return <path d={mark.d} strokeLinejoin="round" {...ink} />;
}

function Text({ mark }: { mark: TextMark }) {
  const { strong, medium, large, halo } = mark;
  const names = [strong && 'strong', medium && 'medium', large && 'large', halo && 'halo'].filter(Boolean);
  return (
    <text
      x={mark.x}
      y={mark.y}
      textAnchor={mark.anchor ?? 'start'}
      fill={variable(mark.fill ?? 'n-7')}
      className={names.length > 0 ? names.join(' ') : undefined}
    >
      {mark.text}
    </text>
  );
}

function Bitmap({ scene }: { scene: Scene }) {
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return undefined;
    const redraw = () => {
      const ratio = window.devicePixelRatio;
      canvas.width = Math.round(scene.width * ratio);
      canvas.height = Math.round(scene.height * ratio);
      const style = getComputedStyle(canvas);
      paint(context, scene, (token) => style.getPropertyValue(`--${token}`).trim(), ratio);
    };
    redraw();
    const theme = new MutationObserver(redraw);
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => theme.disconnect();
  }, [scene]);
  return (
    <canvas
      ref={ref}
      className="marks"
      style={{ width: scene.width, height: scene.height }}
      aria-hidden="true"
    />
  );
}

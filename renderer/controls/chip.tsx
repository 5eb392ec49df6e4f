/** A filter that is in force; its cross takes it away. */
export function Chip({ name, value, onRemove }: { name: string; value: string; onRemove: () => void }) {
  return (
    <span className="chip">
      <span className="chip-name">{name}</span>
      <span className="chip-value">{value}</span>
      <button type="button" className="chip-remove" aria-label={`Remove ${name} ${value}`} onClick={onRemove}>
        ×
      </button>
    </span>
  );
}

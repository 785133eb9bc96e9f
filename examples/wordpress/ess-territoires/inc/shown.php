<?php
/** Le fragment tel que les visiteurs le voient. */

declare(strict_types=1);

namespace EssTerritoires;

if (!defined('ABSPATH')) {
    exit();
}

/**
 * [ess_agenda territory="DEP-49 DEP-53" topic="alimentation" limit="5" heading-level="3"]
 *
 * @param array<array-key, string> $attributes paramètres de sélection ; plusieurs valeurs séparées par des espaces
 */
function shown(string $stem, array $attributes): string
{
    $endpoint = endpoint();
    if ($endpoint === '') {
        return told(__('Indiquer l’adresse du serveur du réseau : Réglages, ESS & territoires.', 'ess-territoires'));
    }
    $level = (int) ($attributes['heading-level'] ?? 2);
    unset($attributes['heading-level']);
    $page = "$endpoint/ess/$stem";
    $query = selection_query($attributes);
    if ($query !== '') {
        $page .= "?$query";
    }
    ['html' => $html, 'reason' => $reason] = fragment($page . ($query === '' ? '?' : '&') . 'fragment=1');
    wp_enqueue_style('ess-territoires');
    $content =
        $html === null
            ? '<p><a href="' . esc_url($page) . '">' . esc_html__('L’économie sociale et solidaire sur votre territoire', 'ess-territoires') . '</a></p>'
            : with_headings(wp_kses($html, allowed_html()), $level);
    return $content . ($reason === null ? '' : told($reason));
}

/** @param array<string, string|int> $attributes ceux de block.json */
function shown_block(array $attributes): string
{
    $selection = ['heading-level' => (string) $attributes['headingLevel'], 'limit' => (string) $attributes['limit']];
    foreach (['territory', 'topic', 'q'] as $name) {
        // Un champ du panneau qui est vide n'a pas été rempli.
        if (trim((string) $attributes[$name]) !== '') {
            $selection[$name] = (string) $attributes[$name];
        }
    }
    return sprintf('<div %s>%s</div>', get_block_wrapper_attributes(), shown((string) $attributes['stem'], $selection));
}

/** Dit à qui peut modifier la page, et à personne d'autre. */
function told(string $reason): string
{
    return current_user_can('edit_posts') ? '<p><strong>ESS :</strong> ' . esc_html($reason) . '</p>' : '';
}

/**
 * Un filtre laissé vide n'est pas ôté : le serveur le refuse, plutôt que de tout montrer.
 *
 * @param array<array-key, string> $attributes
 */
function selection_query(array $attributes): string
{
    $pairs = [];
    foreach ($attributes as $name => $value) {
        // WordPress donne une place à un mot sans nom : « [ess_agenda DEP-49] ».
        $values = $name === 'q' ? [(string) $value] : preg_split('/\s+/', trim((string) $value));
        foreach ($values ?: [''] as $one) {
            $pairs[] = rawurlencode((string) $name) . '=' . rawurlencode($one);
        }
    }
    return implode('&', $pairs);
}

/** Ce que WordPress permet dans un article, et les dates, qu'il ôte. */
function allowed_html(): array
{
    return ['time' => ['datetime' => true, 'class' => true]] + wp_kses_allowed_html('post');
}

/** Les titres d'un fragment commencent au niveau 2 ; dans la page, à celui qu'elle leur laisse. */
function with_headings(string $html, int $level): string
{
    $shift = max(2, min(5, $level)) - 2;
    if ($shift === 0) {
        return $html;
    }
    $moved = static fn(array $found): string => $found[1] . min(6, (int) $found[2] + $shift);
    return (string) preg_replace_callback('#(</?h)([2-6])(?=[\s>])#', $moved, $html);
}

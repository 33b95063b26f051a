<?php
/**
 * What is sent of a post: a story record.
 *
 * @package cutline
 */

namespace Cutline;

defined( 'ABSPATH' ) || exit;

/** A post as a story record, and where each of its pictures stands. */
final class Record {

	/** Shared blocks may hold one another; deeper than this nobody nests them. */
	private const DEEPEST = 8;

	/** @var array The pictures, as records have them. */
	private array $captions = array();

	/** @var array Beside them: the place of the block in the post, or null. */
	private array $places = array();

	/** @var string The prose, without pictures and their captions. */
	private string $html = '';

	/**
	 * Reads a post.
	 *
	 * @param array $post Unslashed, as `wp_posts` has it, with `thumbnail`: the featured picture.
	 */
	public function __construct( private array $post ) {
		if ( $post['thumbnail'] ?? 0 ) {
			$this->take( Pictures::figure( (int) $post['thumbnail'] ), null );
		}
		$this->blocks( parse_blocks( (string) $post['post_content'] ), array(), 0 );
	}

	/** Whether there is anything to ask about. */
	public function has_pictures(): bool {
		return array() !== $this->captions;
	}

	/** What goes to the server: this, and nothing else of the site. */
	public function json(): string {
		$date = substr( (string) ( $this->post['post_date'] ?? '' ), 0, 10 );
		return wp_json_encode(
			array(
				'title'     => $this->text_of( (string) $this->post['post_title'] ),
				'published' => preg_match( '/^[1-9]\d{3}-\d\d-\d\d$/', $date ) ? $date : current_time( 'Y-m-d' ),
				'html'      => $this->html,
				'captions'  => $this->captions,
			),
			JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE
		);
	}

	/**
	 * The block of a picture as a path of indices from the top, or null where
	 * it stands in none.
	 *
	 * @param int $index Which of the pictures.
	 */
	public function place( int $index ): ?array {
		return $this->places[ $index ] ?? null;
	}

	/** The captions that are not empty, by index of the picture. */
	public function captions(): array {
		return array_filter( array_column( $this->captions, 'text' ), static fn( $text ) => '' !== $text );
	}

	/**
	 * Goes through blocks, counting as the editor does: nothing between blocks is one.
	 *
	 * @param array $blocks From `parse_blocks`.
	 * @param array $above  The path of the block that they are in.
	 * @param int   $depth  Of shared blocks.
	 * @param bool  $shared Whether they stand in a shared block, which is one to the editor.
	 */
	private function blocks( array $blocks, array $above, int $depth, bool $shared = false ): void {
		$index = 0;
		foreach ( $blocks as $block ) {
			$own = implode( '', array_filter( $block['innerContent'], 'is_string' ) );
			if ( null === $block['blockName'] && '' === trim( $own ) ) {
				continue;
			}
			$path = $shared ? $above : array( ...$above, $index++ );
			if ( 'core/block' === $block['blockName'] && $depth < self::DEEPEST ) {
				$of = get_post( (int) ( $block['attrs']['ref'] ?? 0 ) );
				// What is no longer shown to readers is nobody's to ask about.
				if ( $of && 'wp_block' === $of->post_type && 'publish' === $of->post_status ) {
					$this->blocks( parse_blocks( $of->post_content ), $path, $depth + 1, true );
				}
				continue;
			}
			if ( in_array( $block['blockName'], array( null, 'core/freeform', 'core/shortcode' ), true ) ) {
				$own = wpautop( $this->shortcodes( $own ) );
			}
			$this->html .= $this->take( $own, $path, (int) ( $block['attrs']['id'] ?? 0 ) );
			$this->blocks( $block['innerBlocks'], $path, $depth, $shared );
		}
	}

	/**
	 * Captions and galleries of the classic editor as figures; of other
	 * shortcodes what they hold.
	 *
	 * @param string $html With shortcodes.
	 */
	private function shortcodes( string $html ): string {
		if ( ! str_contains( $html, '[' ) ) {
			return $html;
		}
		return preg_replace_callback(
			'/' . get_shortcode_regex() . '/s',
			function ( array $found ): string {
				list( , , $name, $attributes, , $inner ) = $found;
				if ( '[' === $found[1] && ']' === $found[6] ) {
					return $found[0];
				}
				$attributes = (array) shortcode_parse_atts( $attributes );
				if ( 'gallery' === $name ) {
					return $this->gallery( $attributes );
				}
				if ( ! in_array( $name, array( 'caption', 'wp_caption' ), true ) ) {
					return $this->shortcodes( $inner );
				}
				if ( ! preg_match( '/^\s*((?:<a [^>]+>\s*)?<img [^>]+>(?:\s*<\/a>)?)(.*)$/is', $inner, $part ) ) {
					return $inner;
				}
				$caption = $attributes['caption'] ?? $part[2];
				return "<figure>$part[1]<figcaption>$caption</figcaption></figure>";
			},
			$html
		);
	}

	/**
	 * The pictures of a `[gallery]`, with the captions of the media library.
	 *
	 * @param array $attributes Of the shortcode.
	 */
	private function gallery( array $attributes ): string {
		$ids = wp_parse_id_list( $attributes['ids'] ?? $attributes['include'] ?? array() );
		if ( ! $ids && ! empty( $this->post['ID'] ) ) {
			$ids = array_column( get_attached_media( 'image', (int) ( $attributes['id'] ?? $this->post['ID'] ) ), 'ID' );
		}
		return implode( '', array_map( array( Pictures::class, 'figure' ), $ids ) );
	}

	/**
	 * Takes the pictures out of a piece of the post, and returns the rest of it.
	 *
	 * @param string     $html As it stands there.
	 * @param array|null $path The block's.
	 * @param int        $id   The attachment, where the block names it.
	 */
	private function take( string $html, ?array $path, int $id = 0 ): string {
		if ( '' === trim( $html ) ) {
			return '';
		}
		$document = new \DOMDocument();
		$before   = libxml_use_internal_errors( true );
		$document->loadHTML( '<?xml encoding="utf-8"?><html><body>' . $html . '</body></html>', LIBXML_NONET );
		libxml_clear_errors();
		libxml_use_internal_errors( $before );
		$find   = new \DOMXPath( $document );
		$class  = static fn( string $name ) => "contains(concat(' ', normalize-space(@class), ' '), ' $name ')";
		$figure = '(self::figure or ' . $class( 'wp-caption' ) . ')';
		$label  = '(self::figcaption or ' . $class( 'wp-caption-text' ) . ')';
		$holder = "ancestor::*[$figure][1]";
		$taken  = array();
		foreach ( $find->query( "//*[$figure][not(.//table or .//pre)] | //img[not(ancestor::*[$figure])]" ) as $node ) {
			$alone  = 'img' === $node->nodeName;
			$own    = fn( string $what ) => array_filter(
				iterator_to_array( $find->query( ".//*[$what]", $node ) ),
				static fn( $inner ) => $find->query( $holder, $inner )->item( 0 )?->isSameNode( $node )
			);
			$images = $alone ? array( $node ) : array_values( $own( 'self::img' ) );
			$texts  = $alone ? array() : array_values( $own( $label ) );
			$text   = $texts ? $this->text_of( $document->saveHTML( $texts[0] ) ) : '';
			if ( $images || '' !== $text ) {
				$this->picture( $images[0] ?? null, $text, $path, $id );
			}
			$taken[] = $node;
		}
		foreach ( array( ...$taken, ...iterator_to_array( $find->query( '//comment() | //script | //style' ) ) ) as $node ) {
			$node->parentNode?->removeChild( $node );
		}
		$rest = '';
		foreach ( $find->query( '//body/node()' ) as $node ) {
			$rest .= $document->saveHTML( $node );
		}
		return '' === trim( $rest ) ? '' : $rest . "\n";
	}

	/**
	 * Adds a picture.
	 *
	 * @param \DOMElement|null $image The picture; galleries and films have none.
	 * @param string           $text  Its caption.
	 * @param array|null       $path  The block's.
	 * @param int              $id    The attachment, where the block names it.
	 */
	private function picture( ?\DOMElement $image, string $text, ?array $path, int $id ): void {
		$is_named = $image && preg_match( '/\bwp-image-(\d+)\b/', $image->getAttribute( 'class' ), $name );
		$id       = (int) ( $image?->getAttribute( 'data-id' ) ?: ( $is_named ? $name[1] : ( $image ? $id : 0 ) ) );
		$known    = $id && wp_attachment_is_image( $id );
		$caption  = array(
			'text'     => $text,
			'alt'      => trim( (string) $image?->getAttribute( 'alt' ) ) ?: ( $known ? Pictures::alt( $id ) : '' ),
			'src'      => (string) $image?->getAttribute( 'src' ),
			'metadata' => $known ? Pictures::metadata( $id ) : array(),
		);
		// A picture that was pasted in is no address.
		if ( str_starts_with( $caption['src'], 'data:' ) ) {
			$caption['src'] = '';
		}
		/**
		 * A picture before it is sent; a house that keeps credits adds `credit` here.
		 *
		 * @param array $caption As story records have it.
		 * @param int   $id      The attachment, or 0.
		 */
		$caption          = (array) apply_filters( 'cutline_picture', $caption, $id );
		$filled           = array_filter( $caption, static fn( $value ) => '' !== $value && array() !== $value );
		$this->captions[] = array( 'text' => $text ) + $filled;
		$this->places[]   = $path;
	}

	/**
	 * The words of a piece of HTML, in one line.
	 *
	 * @param string $html Words with markup.
	 */
	private function text_of( string $html ): string {
		$html = preg_replace( '/<br\s*\/?>/i', ' ', $html );
		$text = html_entity_decode( wp_strip_all_tags( $html ), ENT_QUOTES | ENT_HTML5, 'UTF-8' );
		return trim( preg_replace( '/\s+/u', ' ', $text ) ?? $text );
	}
}

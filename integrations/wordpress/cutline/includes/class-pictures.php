<?php
/**
 * What the media library and a picture's own file say of it.
 *
 * @package cutline
 */

namespace Cutline;

defined( 'ABSPATH' ) || exit;

/** The pictures of the media library, in the words of story records. */
final class Pictures {

	/** Fields of IPTC, and what records call them. */
	private const IPTC = array(
		'2#040' => 'instructions',
		'2#055' => 'created',
		'2#080' => 'creator',
		'2#090' => 'city',
		'2#092' => 'sublocation',
		'2#095' => 'region',
		'2#101' => 'country',
		'2#105' => 'headline',
		'2#110' => 'credit',
		'2#115' => 'source',
		'2#116' => 'copyright',
		'2#120' => 'caption',
	);

	/**
	 * A picture as a figure, for what the editor keeps only the number of.
	 *
	 * @param int $id The attachment.
	 */
	public static function figure( int $id ): string {
		$src = wp_get_attachment_url( $id );
		if ( ! $src || ! wp_attachment_is_image( $id ) ) {
			return '';
		}
		return sprintf(
			'<figure><img src="%s" alt="" data-id="%d"><figcaption>%s</figcaption></figure>',
			esc_url( $src ),
			$id,
			wp_kses_post( get_post( $id )->post_excerpt )
		);
	}

	/**
	 * The alternative text that the library keeps.
	 *
	 * @param int $id The attachment.
	 */
	public static function alt( int $id ): string {
		return trim( (string) get_post_meta( $id, '_wp_attachment_image_alt', true ) );
	}

	/**
	 * What is known of a picture beside its caption: what WordPress has kept of
	 * its file, and what the file says where it lies on this machine.
	 *
	 * @param int $id The attachment.
	 */
	public static function metadata( int $id ): array {
		$kept = wp_get_attachment_metadata( $id );
		$kept = is_array( $kept ) ? (array) ( $kept['image_meta'] ?? array() ) : array();
		$told = array(
			'caption'   => self::words( $kept['caption'] ?? '' ),
			'creator'   => self::words( $kept['credit'] ?? '' ),
			'copyright' => self::words( $kept['copyright'] ?? '' ),
			// WordPress reads clocks as though they were in UTC, so that is where their day is.
			'clock'     => empty( $kept['created_timestamp'] ) ? '' : gmdate( 'Y-m-d', (int) $kept['created_timestamp'] ),
		);
		$path = wp_get_original_image_path( $id );
		return array_filter( array_merge( $told, $path ? self::iptc( $path ) : array() ), static fn( $words ) => '' !== $words );
	}

	/**
	 * The IPTC fields of a file.
	 *
	 * @param string $path Where it lies.
	 */
	private static function iptc( string $path ): array {
		if ( ! is_readable( $path ) ) {
			return array();
		}
		$info = array();
		// phpcs:ignore WordPress.PHP.NoSilencedErrors.Discouraged -- a broken file tells nothing, and that is all.
		@getimagesize( $path, $info );
		$fields = isset( $info['APP13'] ) ? iptcparse( $info['APP13'] ) : false;
		$told   = array();
		foreach ( self::IPTC as $field => $key ) {
			$words = self::words( $fields[ $field ][0] ?? '' );
			if ( 'created' === $key ) {
				$words = preg_match( '/^(\d{4})(\d\d)(\d\d)$/', $words, $part ) ? "$part[1]-$part[2]-$part[3]" : '';
			}
			if ( '' !== $words ) {
				$told[ $key ] = $words;
			}
		}
		return $told;
	}

	/**
	 * Words in UTF-8, whichever encoding the file has them in.
	 *
	 * @param mixed $words As they were kept.
	 */
	private static function words( mixed $words ): string {
		$words = is_scalar( $words ) ? (string) $words : '';
		if ( ! seems_utf8( $words ) ) {
			$words = mb_convert_encoding( $words, 'UTF-8', 'Windows-1252' );
		}
		return trim( wp_strip_all_tags( $words ) );
	}
}
